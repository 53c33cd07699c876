import type { Trigger } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { UserError } from "../user-error.ts";
import { holdEvidence } from "./held-evidence.ts";

const climb = { to: "growth", direction: "climb", requirement: null } as const;

const TRIGGERS: readonly Trigger[] = [
  {
    ...climb,
    id: "busy",
    kind: "metric",
    of: "host.machine",
    metric: "machine.cpu",
    comparison: ">",
    threshold: 0.7,
    unit: "ratio",
    sustained: 0,
    source: "CloudWatch",
  },
  { ...climb, id: "seamless", kind: "decision", question: "Are deployments without downtime needed?" },
];

const measured = (metric: string, value: number) => ({
  metrics: [{ metric, source: null, samples: [{ at: 0, value }] }],
  decisions: [],
});

describe("evidence held against triggers", () => {
  it("is silent about what they ask for", () => {
    const decisions = [{ trigger: "seamless", answer: true, by: "Ada", at: 0, why: null }];
    expect(holdEvidence("week.json", { ...measured("machine.cpu", 0.8), decisions }, TRIGGERS)).toEqual([]);
  });

  it("says what no trigger asks for, and what may have been meant", () => {
    const decisions = [{ trigger: "seemless", answer: true, by: "Ada", at: 0, why: null }];
    expect(holdEvidence("week.json", { ...measured("machine.cpuu", 0.8), decisions }, TRIGGERS)).toEqual([
      'machine.cpuu is measured, and no trigger asks for it: did you mean "machine.cpu"?',
      'seemless is decided, and no trigger asks for it: did you mean "seamless"?',
    ]);
  });

  it("refuses shares that were counted in percent", () => {
    const hold = () => holdEvidence("week.json", measured("machine.cpu", 80), TRIGGERS);
    expect(hold).toThrow(UserError);
    expect(hold).toThrow("week.json cannot be used as evidence.");
  });
});
