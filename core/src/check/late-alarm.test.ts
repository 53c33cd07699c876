import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { lateAlarm } from "./late-alarm.ts";

const slow = (above: string) => ({
  alarms: { slow: { severity: "warning", of: "balancer", metric: "latency-p95", above, channels: ["email"] } },
});

describe("late alarm", () => {
  it("holds while it goes off at the promise", () => {
    expect(brokenAt(lateAlarm)).toEqual([]);
    expect(brokenBy(lateAlarm, slow("200ms"))).toEqual([]);
  });

  it("fires above the slowest promise", () => {
    expect(brokenBy(lateAlarm, slow("201ms"))).toEqual(["alarm.slow"]);
  });
});
