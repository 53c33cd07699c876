import { evaluateAlarm } from "@terrace/core/control";
import type { Alarm } from "@terrace/core/graph";
import type { AlarmReport } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import type { Standing } from "./kept-alarms.ts";
import type { Sampled } from "./sample-alarm.ts";

/** A restart of the server that collects is no reason to call anything unknown. */
const PATIENCE: Milliseconds = 60_000;

export interface AlarmLook {
  readonly now: number;
  /** How it stood before; null when it is new. */
  readonly before: Standing | null;
  /** For how long nobody has answered what its figures are. */
  readonly silence: Milliseconds;
}

/**
 * How an alarm stands now. What nothing measures is not known, whatever the alarm says of missing data: a period without requests is a gap, an engine
 * that is not there is none.
 */
export function judgeAlarm(alarm: Alarm, sampled: Sampled, { now, before, silence }: AlarmLook): AlarmReport {
  const last = before === null ? null : { ...before, alarm: alarm.id, at: now, datapoints: [] };
  if (sampled.kind === "samples") return evaluateAlarm(alarm, sampled.samples, { now, before: last });
  const isPassing = sampled.kind === "silent" && silence < Math.max(PATIENCE, 2 * alarm.period);
  const state = isPassing && before !== null ? before.state : "insufficient-data";
  const since = before?.state === state ? before.since : now;
  return { alarm: alarm.id, state, since, at: now, reason: sampled.reason, datapoints: [] };
}
