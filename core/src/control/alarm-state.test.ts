import { describe, expect, it } from "vitest";
import type { AlarmReport } from "../report/index.ts";
import { alarmEvent, evaluateAlarm, type WatchedMetric } from "./alarm-state.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);

/** BRQ-ALARM-01: an error rate above 5 %; ATL-ALARM-07: for 5 minutes. */
const errors: WatchedMetric = {
  id: "alarm.errors",
  metric: "error-ratio",
  statistic: "average",
  comparison: ">",
  threshold: 0.05,
  unit: "ratio",
  period: MINUTE,
  breaching: 3,
  evaluated: 3,
  missing: "not-breaching",
};

/** One sample in each minute up to noon, the newest last; null is a minute without one. */
const minutes = (...values: readonly (number | null)[]) =>
  values.flatMap((value, index) =>
    value === null ? [] : [{ at: NOON - (values.length - index) * MINUTE + 30_000, value }],
  );

const evaluate = (alarm: WatchedMetric, values: readonly (number | null)[], before: AlarmReport | null = null) =>
  evaluateAlarm(alarm, minutes(...values), { now: NOON, before });

describe("an alarm", () => {
  it("rings when M of N periods breach, and says which figures did", () => {
    const report = evaluate(errors, [0.01, 0.06, 0.1, 0.07]);
    expect(report).toMatchObject({ alarm: "alarm.errors", state: "alarm", since: NOON, at: NOON });
    expect(report.reason).toBe("error-ratio > 5 % in 3 of 3 periods of 1m, 3 are asked for (6 %, 10 %, 7 %)");
    expect(evaluate(errors, [0.06, 0.06, 0.05]).state).toBe("ok");
  });

  it("passes over a gap while enough is known behind it", () => {
    expect(evaluate(errors, [0.06, null, 0.06, 0.06]).state).toBe("alarm");
    expect(evaluate(errors, [0.06, null, null, 0.06, 0.06]).state).toBe("alarm");
    expect(evaluate(errors, [0.06, null, null, null, 0.06, 0.06]).state).toBe("ok");
  });

  it("says what silence counted as", () => {
    expect(evaluate(errors, [null, null, 0.07]).reason).toBe(
      "error-ratio > 5 % in 1 of 3 periods of 1m, 3 are asked for (7 %); 2 without data, counted as not breaching",
    );
    const once = { ...errors, breaching: 1, evaluated: 1, missing: "insufficient" } as const;
    expect(evaluate(once, [])).toMatchObject({
      state: "insufficient-data",
      reason: "error-ratio > 5 % in 0 of 1 period of 1m, 1 is asked for; 1 without data, unknown",
    });
  });

  it("holds every comparison at its edge", () => {
    const at = (comparison: WatchedMetric["comparison"], value: number) =>
      evaluate({ ...errors, comparison, threshold: 2, unit: "count", breaching: 1, evaluated: 1 }, [value]).state;
    expect([at(">", 2), at(">", 3)]).toEqual(["ok", "alarm"]);
    expect([at(">=", 1), at(">=", 2)]).toEqual(["ok", "alarm"]);
    expect([at("<", 2), at("<", 1)]).toEqual(["ok", "alarm"]);
    expect([at("<=", 3), at("<=", 2)]).toEqual(["ok", "alarm"]);
  });

  it("keeps its state where missing data is ignored, and the moment at which it began", () => {
    const patient = { ...errors, missing: "ignore" } as const;
    const ringing = evaluate(patient, [0.06, 0.06, 0.06]);
    const later = evaluateAlarm(patient, [], { now: NOON + MINUTE, before: ringing });
    expect(later).toMatchObject({ state: "alarm", since: NOON, at: NOON + MINUTE });
    expect(later.reason).toContain("too little is known to change the state");
    expect(evaluate(patient, [])).toMatchObject({ state: "insufficient-data" });
  });

  it("reads the statistic that it asks for", () => {
    const samples = Array.from({ length: 100 }, (_, index) => ({
      at: NOON - MINUTE + index,
      value: index < 94 ? 1 : 9,
    }));
    const slow = { ...errors, threshold: 5, unit: "count", breaching: 1, evaluated: 1 } as const;
    const state = (statistic: WatchedMetric["statistic"]) =>
      evaluateAlarm({ ...slow, statistic }, samples, { now: NOON, before: null }).state;
    expect([state("average"), state("p95"), state("maximum"), state("sum")]).toEqual(["ok", "alarm", "alarm", "alarm"]);
  });

  it("tells of a change once", () => {
    const well = evaluate(errors, [0.01, 0.01, 0.01]);
    const wrong = evaluate(errors, [0.06, 0.1, 0.07], well);
    expect(alarmEvent(null, well)).toMatchObject({ from: "insufficient-data", to: "ok", at: NOON });
    expect(alarmEvent(well, wrong)).toEqual({
      alarm: "alarm.errors",
      from: "ok",
      to: "alarm",
      at: NOON,
      reason: wrong.reason,
    });
    expect(alarmEvent(wrong, evaluate(errors, [0.1, 0.07, 0.08], wrong))).toBeNull();
  });

  it("survives a clock that jumps: samples of the future are not there yet", () => {
    const report = evaluateAlarm(errors, minutes(0.06, 0.06, 0.06), { now: NOON - 60 * MINUTE, before: null });
    expect(report.state).toBe("ok");
    expect(report.datapoints.every(({ value }) => value === null)).toBe(true);
  });
});
