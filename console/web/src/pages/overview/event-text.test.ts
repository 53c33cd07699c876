import { describe, expect, it } from "vitest";
import { eventText } from "./event-text.ts";

const step = (kind: string) =>
  eventText({ at: "", type: "deployment-step", name: "videos", revision: 3, kind, text: "5 % failed" });

describe("what happened", () => {
  it("tells once why a deployment went back, and once how it ended", () => {
    expect(step("roll-back")).toEqual({ text: "videos r3 goes back: 5 % failed", isBad: true });
    expect(step("finish")).toBeNull();
    const ended = {
      type: "deployment-ended",
      name: "videos",
      revision: 3,
      outcome: "rolled-back",
      reason: "5 % failed",
    };
    expect(eventText({ at: "", ...ended })).toEqual({ text: "videos r3 is rolled back: 5 % failed", isBad: true });
  });

  it("leaves out what only waits", () => {
    expect(step("hold")).toBeNull();
    expect(step("shift")?.isBad).toBe(false);
  });
});
