import type { Milliseconds, Ratio } from "../units/index.ts";

/** What one second of a running platform was like: the console draws these, scaling decides on them. */
export interface Measurement {
  /** Milliseconds since the epoch at the second's end. */
  readonly at: number;
  /** Requests that came to the balancer, by service. */
  readonly services: Readonly<Record<string, Traffic>>;
  readonly tasks: Readonly<Record<string, TaskMeasurement>>;
  readonly engines: Readonly<Record<string, Usage>>;
  /** By the queue's name; null while nobody knows, because a database that keeps jobs does not answer. */
  readonly queues: Readonly<Record<string, QueueDepth>> | null;
  /** What supervising and measuring take themselves. */
  readonly control: Usage;
}

/** Requests that were answered within one second. */
export interface Traffic {
  readonly requests: number;
  /** Answers with 5xx, and requests that got none. */
  readonly errors: number;
  /** Answers of 1xx, 2xx, 3xx, 4xx and 5xx. */
  readonly statuses: readonly [number, number, number, number, number];
  /** Requests and WebSockets that are open now. */
  readonly open: number;
  /** From the head of the request to the head of the answer; null when none was timed. */
  readonly latency: { readonly p50: Milliseconds; readonly p95: Milliseconds; readonly p99: Milliseconds } | null;
}

/** What a process took of the machine, with its children. */
export interface Usage {
  /** Of one core: 1.5 is a core and a half. */
  readonly cpu: Ratio;
  /** Bytes. */
  readonly memory: number;
}

/** One task within one second. */
export interface TaskMeasurement extends Usage {
  readonly service: string;
  /** Number of the revision that it runs; null for what has none, as a site. */
  readonly revision: number | null;
  /** Share of its service's requests that the balancer sends to it; null where none are sent. */
  readonly share: Ratio | null;
  /** What the balancer does with it; null for a task that gets no requests. `drain` sends nothing new. */
  readonly balanced: "ready" | "drain" | "maintenance" | "down" | null;
  /** Null for a task that gets no requests. */
  readonly traffic: Traffic | null;
}

/** The jobs of a queue at one moment. */
export interface QueueDepth {
  readonly waiting: number;
  readonly running: number;
  /** Given up after all attempts. */
  readonly dead: number;
  /** Age of the oldest that waits; null when none does. */
  readonly oldest: Milliseconds | null;
}
