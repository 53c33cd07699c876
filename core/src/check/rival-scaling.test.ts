import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { edited, shopGraphWith } from "../testing/shop.ts";
import { rivalScaling } from "./rival-scaling.ts";

const helping = {
  alarms: {
    busy: { severity: "warning", of: "goods", metric: "cpu", above: "80%", channels: ["email"], actions: ["add-task"] },
  },
};
const scaled = (scale: object) => ({ ...helping, services: { goods: { tasks: [2, 4], scale } } });

describe("rival scaling", () => {
  it("holds while only one of the two scales by a measure", () => {
    expect(brokenAt(rivalScaling)).toEqual([]);
    expect(brokenBy(rivalScaling, helping)).toEqual([]);
    expect(brokenBy(rivalScaling, scaled({ memory: "70%" }))).toEqual([]);
  });

  it("fires when a target and an alarm both do", () => {
    expect(brokenBy(rivalScaling, scaled({ cpu: "70%" }))).toEqual(["alarm.busy"]);
  });

  it("says a share as a share and a count as a count", () => {
    const graph = shopGraphWith({}, scaled({ cpu: "70%", requests: 1_000 }));
    expect(rivalScaling.check(graph)[0]?.message).toContain("at 80% of cpu, which is scaled to 70% already");
    const counting = edited(graph, "alarm.busy", { metric: "requests-per-task", threshold: 1_200, unit: "count" });
    expect(rivalScaling.check(counting)[0]?.message).toContain(
      "at 1200 of requests-per-task, which is scaled to 1000 already",
    );
  });
});
