import type { Alarm } from "../graph/index.ts";
import type { AlarmEvent, AlarmReport, AlarmState, Datapoint, MetricSeries } from "../report/index.ts";
import { formatDuration } from "../units/index.ts";
import { datapointsOf } from "./datapoints.ts";
import { type AlarmRule, judgeDatapoints } from "./judge-datapoints.ts";
import { measuredText, metricText } from "./metric-text.ts";

/** What is watched and when it is wrong: an alarm of the graph is one. */
export type WatchedMetric = Omit<Alarm, "kind" | "severity" | "of" | "channels" | "actions">;

/** The moment and the past that a verdict depends on: the core has no clock and no memory. */
export interface AlarmOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The report of the last time; null when the alarm is new. */
  readonly before: AlarmReport | null;
}

/**
 * Periods looked at beyond those that are asked for, so that single gaps can be passed over. CloudWatch does not publish the number;
 * its documented examples look at 5 for an alarm over 3.
 */
const RESERVE = 2;

/**
 * How an alarm stands now, by the raw samples of its metric: period, M of N and missing data as CloudWatch evaluates them, so that what
 * rings here rings there. A percentile is taken over however few samples there are, which is CloudWatch's default too.
 * (BRQ-ALARM-01..10, STM-ALARM-01..04, WEB-ALARM-01, ATL-ALARM-01..13, DFZ-ALARM-01)
 */
export function evaluateAlarm(
  alarm: WatchedMetric,
  samples: MetricSeries["samples"],
  { now, before }: AlarmOptions,
): AlarmReport {
  const { statistic, period } = alarm;
  const datapoints = datapointsOf(samples, { statistic, period, count: alarm.evaluated + RESERVE, now });
  const verdict = judgeDatapoints(
    datapoints.map(({ value }) => (value === null ? null : breaches(alarm, value))),
    alarm,
  );
  const state = verdict === "retain" ? (before?.state ?? "insufficient-data") : verdict;
  return {
    alarm: alarm.id,
    state,
    since: before?.state === state ? before.since : now,
    at: now,
    reason: `${figures(alarm, datapoints)}${verdict === "retain" ? "; too little is known to change the state" : ""}`,
    datapoints,
  };
}

/** What happened to an alarm between two reports; null when nothing did. A new alarm comes out of `insufficient-data`. */
export function alarmEvent(before: AlarmReport | null, after: AlarmReport): AlarmEvent | null {
  const from: AlarmState = before?.state ?? "insufficient-data";
  const { alarm, state: to, at, reason } = after;
  return from === to ? null : { alarm, from, to, at, reason };
}

function breaches({ comparison, threshold }: WatchedMetric, value: number): boolean {
  switch (comparison) {
    case ">":
      return value > threshold;
    case ">=":
      return value >= threshold;
    case "<":
      return value < threshold;
    case "<=":
      return value <= threshold;
  }
}

const MISSING: Readonly<Record<AlarmRule["missing"], string>> = {
  breaching: "counted as breaching",
  "not-breaching": "counted as not breaching",
  ignore: "ignored",
  insufficient: "unknown",
};

/** Such as `error-ratio > 5 % in 2 of 3 periods of 60s, 3 are asked for (4 %, 7 %, 9 %)`. */
function figures(alarm: WatchedMetric, datapoints: readonly Datapoint[]): string {
  const { metric, comparison, threshold, unit, period, evaluated } = alarm;
  const values = datapoints.flatMap(({ value }) => (value === null ? [] : [value])).slice(-evaluated);
  const breaching = values.filter((value) => breaches(alarm, value)).length;
  const lacking = evaluated - values.length;
  const seen = values.map((value) => measuredText(unit, value)).join(", ");
  const counts = `${breaching} of ${evaluated} ${evaluated === 1 ? "period" : "periods"} of ${formatDuration(period)}`;
  const gap = lacking === 0 ? "" : `; ${lacking} without data, ${MISSING[alarm.missing]}`;
  const asked = `${alarm.breaching} ${alarm.breaching === 1 ? "is" : "are"} asked for`;
  return `${metric} ${comparison} ${metricText(unit, threshold)} in ${counts}, ${asked}${seen === "" ? "" : ` (${seen})`}${gap}`;
}
