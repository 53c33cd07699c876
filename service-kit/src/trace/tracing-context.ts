import type { Logger } from "../log/index.ts";
import type { Metrics } from "../metrics/index.ts";

/** Who traces, and whom it may tell about it. */
export interface TracingContext {
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Tracing under way. */
export interface RunningTracing {
  /** Settles when everything from now on is traced, or nothing ever will be. */
  readonly started: Promise<unknown>;
  /** Sends what has not been sent. */
  close(): Promise<void>;
}
