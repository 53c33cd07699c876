import { describe, expect, it } from "vitest";
import { alarmWith } from "../../testing/watched-graph.ts";
import { judgeAlarm } from "./judge-alarm.ts";
import type { Standing } from "./kept-alarms.ts";

const NOW = 1_700_000_040_000;

const RINGING: Standing = { state: "alarm", since: NOW - 600_000, reason: "too many" };
const look = (before: Standing | null, silence = 0) => ({ now: NOW, before, silence });

describe("an alarm", () => {
  it("is judged by its figures where there are some", () => {
    const samples = [{ at: NOW - 1, value: 0.2 }];
    expect(judgeAlarm(alarmWith(), { kind: "samples", samples }, look(null))).toMatchObject({
      state: "alarm",
      since: NOW,
    });
    expect(judgeAlarm(alarmWith(), { kind: "samples", samples }, look(RINGING))).toMatchObject({
      since: RINGING.since,
    });
    expect(judgeAlarm(alarmWith(), { kind: "samples", samples: [] }, look(RINGING))).toMatchObject({ state: "ok" });
  });

  it.each(["breaching", "not-breaching", "ignore", "insufficient"] as const)(
    "that nothing measures is unknown, also where missing data is %s",
    (missing) => {
      const sampled = { kind: "absent", reason: "nothing here is billed" } as const;
      expect(judgeAlarm(alarmWith({ missing }), sampled, look(RINGING))).toMatchObject({
        ...{ state: "insufficient-data", since: NOW, reason: "nothing here is billed" },
      });
    },
  );

  it("stays as it is while nobody answers for a moment, and is unknown when that lasts", () => {
    const sampled = { kind: "silent", reason: "Prometheus does not answer: ECONNREFUSED" } as const;
    expect(judgeAlarm(alarmWith(), sampled, look(RINGING, 119_999))).toMatchObject({
      ...RINGING,
      reason: sampled.reason,
    });
    expect(judgeAlarm(alarmWith(), sampled, look(RINGING, 120_000))).toMatchObject({
      state: "insufficient-data",
      since: NOW,
    });
    expect(judgeAlarm(alarmWith(), sampled, look(null))).toMatchObject({ state: "insufficient-data" });
  });
});
