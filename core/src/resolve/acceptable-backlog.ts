import type { Milliseconds } from "../units/index.ts";

export interface BacklogTimes {
  /** How long a message may wait before somebody takes it. */
  readonly acceptableLatency: Milliseconds;
  /** How long one message takes on average. */
  readonly messageProcessingTime: Milliseconds;
  /** Messages that one task works on at once. */
  readonly concurrency: number;
}

/**
 * Messages that may wait for each task so that none waits longer than is acceptable: the target of `backlog-per-task`.
 * AWS divides acceptable latency by processing time; a task that works on several at once may have as many times more.
 * (application-auto-scaling user guide, "Amazon SQS queue backlog per task")
 *
 * @throws RangeError when a message takes no time or no task works.
 */
export function acceptableBacklog({ acceptableLatency, messageProcessingTime, concurrency }: BacklogTimes): number {
  if (!(messageProcessingTime > 0 && concurrency > 0))
    throw new RangeError("a message needs a processing time and a task that works on at least one at once");
  return (acceptableLatency / messageProcessingTime) * concurrency;
}
