import type { ScaleDecision, ScalingReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { scalingText } from "./scaling.ts";

const at = new Date(2026, 10, 21, 14, 3, 7).getTime();

const DECISION: ScaleDecision = {
  ...{ at, by: "target", metric: "cpu", alarm: null, value: 0.9, target: 0.7, wants: "out" },
  ...{
    from: 2,
    wanted: 3,
    to: 3,
    held: null,
    because: "cpu was above 70 % in 3 periods of 1m, last 90 %: 3 tasks bring it to the target",
  },
};

const REPORT: ScalingReport = {
  platform: "breiq",
  environment: "production",
  speed: 1,
  services: [
    {
      ...{ service: "videos", desired: 3, minimum: 2, maximum: 4, asked: { minimum: 5, maximum: 50 } },
      ...{ now: [{ ...DECISION, wants: "stay", because: "cpu is 60 %, held at 70 %" }], log: [DECISION] },
      ...{ outAfter: at + 60_000, inAfter: null },
    },
  ],
};

describe("the text of scaling", () => {
  it("says how many tasks there are of how many, what policies say, what they wait for and what was done", () => {
    const text = scalingText(REPORT, recordedTerminal({ columns: 80 }).terminal);
    expect(text).toContain("3 tasks of 2 to 4, cut by --max-tasks from 5 to 50");
    expect(text).toContain("    cpu is 60 %, held at 70 %\n");
    expect(text).toContain("more after 14:04:07, by the cooldown");
    expect(text).not.toContain("fewer after");
    expect(text).toMatch(/14:03:07 {2}2 → 3 {4}cpu was above 70 % in 3 periods of 1m, last 90 %: 3\n? *tasks/);
  });

  it("says that it is a rehearsal, and that nothing scales", () => {
    const text = scalingText({ ...REPORT, speed: 20, services: [] }, recordedTerminal({ columns: 80 }).terminal);
    expect(text).toContain("divided by 20");
    expect(text).toContain("Nothing here has a scaling policy.");
  });
});
