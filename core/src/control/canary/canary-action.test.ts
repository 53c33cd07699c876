import { describe, expect, it } from "vitest";
import { revision } from "../../testing/revision.ts";
import { canaryAction } from "./canary-action.ts";
import { judgeCanary } from "./judge-canary.ts";

const look = { look: "final", now: 0 } as const;
const [early, late] = [
  { now: 1_000, deadline: 5_000 },
  { now: 5_000, deadline: 5_000 },
];

describe("what follows from a verdict", () => {
  it("moves on after a pass and goes back after a failure, whatever the time", () => {
    const pass = judgeCanary(revision(3_000), revision(3_000), look);
    const failure = judgeCanary(revision(3_000, { errors: 300 }), revision(3_000), look);
    for (const time of [early, late]) {
      expect(canaryAction(pass, time).kind).toBe("advance");
      expect(canaryAction(failure, time)).toEqual({ kind: "roll-back", reason: failure.reason });
    }
  });

  it("holds what nobody can judge, and goes back at the deadline", () => {
    const verdict = judgeCanary(revision(30), revision(30), look);
    expect(canaryAction(verdict, early)).toEqual({ kind: "hold", reason: verdict.reason });
    expect(canaryAction(verdict, late)).toEqual({
      kind: "roll-back",
      reason: `no verdict in time: ${verdict.reason}`,
    });
  });
});
