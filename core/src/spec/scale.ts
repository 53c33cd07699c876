import { type Duration, type Percent, parseDuration } from "../units/index.ts";
import { count, duration, leaf, share } from "./leaf-fields.ts";
import { either, type Fields, nullable, words } from "./structure-fields.ts";

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

/** What the number of tasks follows; of several measures, the one that asks for most tasks wins. */
export interface MeasureWords {
  readonly cpu?: Percent | null;
  readonly memory?: Percent | null;
  /** Requests a minute of one task. */
  readonly requests?: number | null;
  /** Waiting messages for each task, or the times that they come from. */
  readonly backlog?: number | BacklogWords | null;
  /** Open connections of one task. */
  readonly connections?: number | null;
}

/** How long a message may wait for a task, and how long one takes on average: a task may have as many waiting as it works off within the first. */
export interface BacklogWords {
  readonly acceptableLatency: Duration;
  readonly messageProcessingTime: Duration;
}

const time = leaf<Duration>(
  'a duration of more than nothing, such as "30s"',
  "1s",
  (value) => typeof value === "string" && (parseDuration(value) ?? 0) > 0,
);

const backlog = words<BacklogWords>(
  "times: { acceptableLatency, messageProcessingTime }",
  { acceptableLatency: time, messageProcessingTime: time },
  ["acceptableLatency", "messageProcessingTime"],
);

const measures: Fields<MeasureWords> = {
  cpu: nullable(share),
  memory: nullable(share),
  requests: nullable(count),
  backlog: nullable(either(count, backlog)),
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
