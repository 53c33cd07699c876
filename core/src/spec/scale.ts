import type { Duration, Percent } from "../units/index.ts";
import { count, duration, share } from "./leaf-fields.ts";
import { type Fields, nullable, words } from "./structure-fields.ts";

/**
 * What the number of tasks follows. The measures beside the cooldowns are targets, each tracked by itself;
 * `out` and `in` are thresholds: a task more above any of the first, a task less below all of the second. (CON-WEB-05)
 */
export interface ScaleWords extends MeasureWords {
  readonly out?: MeasureWords | null;
  readonly in?: MeasureWords | null;
  readonly outCooldown?: Duration;
  readonly inCooldown?: Duration;
}

export interface MeasureWords {
  readonly cpu?: Percent | null;
  readonly memory?: Percent | null;
  /** Requests a minute of one task. */
  readonly requests?: number | null;
  /** Waiting messages for each task. */
  readonly backlog?: number | null;
  /** Open connections of one task. */
  readonly connections?: number | null;
}

const measures: Fields<MeasureWords> = {
  cpu: nullable(share),
  memory: nullable(share),
  requests: nullable(count),
  backlog: nullable(count),
  connections: nullable(count),
};

const thresholds = nullable(words<MeasureWords>("thresholds: { cpu, memory, … }", measures));

export const scaleField = words<ScaleWords>("scaling: { cpu, memory, requests, …, outCooldown, inCooldown }", {
  ...measures,
  out: thresholds,
  in: thresholds,
  outCooldown: duration,
  inCooldown: duration,
});
