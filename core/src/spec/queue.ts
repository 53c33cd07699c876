import type { Duration } from "../units/index.ts";
import { count, duration, text } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";

/** A queue of jobs, delivered at least once. */
export interface QueueWords {
  /** Name of the database that holds the jobs; the platform's only one if left out. */
  readonly store?: string;
  /** How long a taken job stays with its worker without a sign of life. */
  readonly visibility?: Duration;
  readonly attempts?: number;
  /** How long a message waits at most for somebody to take it. */
  readonly keep?: Duration;
  readonly deadLetters?: DeadLettersWords;
}

export interface DeadLettersWords {
  readonly keep?: Duration;
}

export type QueueSpec = QueueWords & { readonly kind: "queue" };

/** A queue of jobs; services that need `"queue"` get the `QUEUE_*` variables and its database. */
export function queue(settings: QueueWords = {}): QueueSpec {
  return { kind: "queue", ...settings };
}

export const queueField = words<QueueWords>("a queue: queue({ … })", {
  store: text,
  visibility: duration,
  attempts: count,
  keep: duration,
  deadLetters: words<DeadLettersWords>("dead letters: { keep }", { keep: duration }),
});
