import { describe, expect, it } from "vitest";
import { revision } from "../../testing/revision.ts";
import { judgeCanary } from "./judge-canary.ts";

const look = { look: "interim", now: 0 } as const;

describe("guard rails", () => {
  it("hold against a canary that falls over again and again, with no request to judge it by", () => {
    expect(judgeCanary(revision(0, { restarts: 2 }), revision(0), look)).toMatchObject({
      verdict: "fail",
      cause: "crash-loop",
      reason: "tasks of the canary have ended by themselves 2 times, those of the baseline 0",
    });
    expect(judgeCanary(revision(0, { restarts: 1 }), revision(0), look).verdict).toBe("inconclusive");
  });

  it("do not blame the canary for what befalls both", () => {
    expect(judgeCanary(revision(50, { restarts: 3 }), revision(50, { restarts: 3 }), look).cause).toBe("watching");
    const recent = { requests: 20, errors: 18 };
    const seen = { errors: 18, recent };
    expect(judgeCanary(revision(50, seen), revision(50, seen), look).cause).toBe("watching");
  });

  it("hold against a burst of errors, also where nothing is there to compare with", () => {
    const burst = revision(12, { errors: 11, recent: { requests: 12, errors: 11 } });
    expect(judgeCanary(burst, revision(0), look)).toMatchObject({ verdict: "fail", cause: "error-burst" });
    expect(judgeCanary(burst, revision(4), look)).toMatchObject({
      cause: "error-burst",
      reason: "11 of the canary's last 12 requests have failed, 91.7 %, beside 0 of 0 of the baseline's",
    });
    const few = revision(9, { errors: 9, recent: { requests: 9, errors: 9 } });
    expect(judgeCanary(few, revision(0), look).verdict).toBe("inconclusive");
  });
});
