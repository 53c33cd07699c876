import { decideScale, type ScaleActivity, type ScaleObservation, type ScaleSample } from "../control/index.ts";
import type { ProcessShape, ScaleMetric } from "../graph/index.ts";
import type { ScaleDecision } from "../report/index.ts";
import type { Milliseconds } from "../units/index.ts";
import { seededRandom } from "./random.ts";

/** What the simulated service goes through. */
export interface ScalingStory {
  readonly minutes: number;
  /** Tasks at the beginning; all of them run. */
  readonly tasks: number;
  /** From a decision to tasks that work. */
  readonly startup: Milliseconds;
  /** What one task would have to do of each metric, `tasks` running, `minute` minutes in; null is a failed scrape. */
  readonly measure: (minute: number, tasks: number) => { readonly [M in ScaleMetric]?: number | null };
  /** Largest share by which a measurement is off, either way, evenly spread. */
  readonly noise?: number;
  readonly seed?: number;
}

export interface ScalingRun {
  readonly desired: number;
  /** Largest number wanted at any time. */
  readonly most: number;
  readonly activities: readonly (ScaleActivity & { readonly minute: number })[];
  readonly decisions: readonly ScaleDecision[];
}

/** How often it is measured and decided. */
const TICK: Milliseconds = 20_000;

/** Longer than anything looks back. */
const KEPT: Milliseconds = 20 * 60_000;

/** Any moment will do, so long as it is a whole minute. */
const START = Date.UTC(2026, 0, 1);

/** A service under load, without a clock: the same story always ends the same. */
export function simulateScaling(process: Pick<ProcessShape, "tasks" | "scale">, story: ScalingStory): ScalingRun {
  const random = seededRandom(story.seed ?? 1);
  const samples: Partial<Record<ScaleMetric, ScaleSample[]>> = {};
  const activities: (ScaleActivity & { readonly minute: number })[] = [];
  const decisions: ScaleDecision[] = [];
  let starting: readonly { readonly ready: number; readonly to: number }[] = [];
  let running = story.tasks;
  let desired = story.tasks;
  let most = desired;
  for (let now = START; now < START + story.minutes * 60_000; now += TICK) {
    running = Math.min(desired, Math.max(running, ...starting.filter(({ ready }) => ready <= now).map(({ to }) => to)));
    starting = starting.filter(({ ready }) => ready > now);
    for (const [metric, value] of Object.entries(story.measure((now - START) / 60_000, running))) {
      if (value === null) continue;
      const off = 1 + (random() * 2 - 1) * (story.noise ?? 0);
      const kept = (samples[metric as ScaleMetric] ?? []).filter(({ at }) => at > now - KEPT);
      samples[metric as ScaleMetric] = [...kept, { at: now, value: value * off, tasks: running }];
    }
    const observed: ScaleObservation = { desired, metrics: samples, alarms: [], isDeploying: false };
    const outcome = decideScale(process, observed, { now: now + TICK, history: activities });
    decisions.push(...outcome.decisions);
    if (outcome.activity === null) continue;
    activities.push({ ...outcome.activity, minute: (now + TICK - START) / 60_000 });
    desired = outcome.desired;
    most = Math.max(most, desired);
    starting = [...starting, { ready: now + TICK + story.startup, to: desired }];
  }
  return { desired, most, activities, decisions };
}
