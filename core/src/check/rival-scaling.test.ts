import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
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
});
