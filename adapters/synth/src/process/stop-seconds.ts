import { seconds } from "../assembly/measure.ts";
import type { ProcessResource } from "../assembly/name.ts";

/** What a process needs after its own time to drain, to say so and to end by itself. */
const MARGIN = 5;

/** Fargate gives a container two minutes at most between SIGTERM and SIGKILL. */
export const LONGEST_STOP = 120;

/** Seconds between SIGTERM and SIGKILL: longer than a process takes to drain, on ECS and on one machine, or it would be killed at its last word. */
export function stopSeconds({ drain }: ProcessResource): number {
  return seconds(drain) + MARGIN;
}
