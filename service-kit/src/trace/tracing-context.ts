import type { Metrics } from "../metrics/index.ts";

/** As much of a log as tracing needs. */
interface Told {
  warn(fields: { readonly error?: unknown }, message: string): void;
  info(fields: { readonly error?: unknown }, message: string): void;
}

/** Who traces, and whom it may tell about it. */
export interface TracingContext {
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  readonly log: Told;
  /** Null for a process that shows no figures. */
  readonly metrics: Metrics | null;
}

/** Tracing under way. */
export interface RunningTracing {
  /** Settles when everything from now on is traced, or nothing ever will be. */
  readonly started: Promise<unknown>;
  /** Sends what has not been sent. */
  close(): Promise<void>;
}
