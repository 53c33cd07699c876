import type { Static, TObject } from "typebox";
import type { Dependency, HttpApp } from "../http/index.ts";
import type { Logger } from "../log/index.ts";
import type { Metrics } from "../metrics/index.ts";

/** What a service opened at start: pools, clients, workers. */
export interface ServiceDeps {
  /** Asked by /health/ready. */
  readonly dependencies?: readonly Dependency[];
  /** Called when draining starts: take no new work. Work in flight is finished by `close`. */
  drain?(): void;
  /** Ends everything; called after the last response. */
  close(): Promise<void>;
}

/** What the process lends to each service. */
export interface ServiceContext {
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * A service that `serve` can run alone or beside others in one process (Breiq `current` runs all of them in one).
 * `open` connects, `routes` adds to an app; neither happens on import.
 */
export interface ServiceModule<Schema extends TObject = TObject, Deps extends ServiceDeps = ServiceDeps> {
  readonly name: string;
  /** Variables it reads besides those of the process itself. */
  readonly config: Schema;
  open(config: Static<Schema>, context: ServiceContext): Promise<Deps>;
  routes(app: HttpApp, config: Static<Schema>, deps: Deps): void | Promise<void>;
}

/** A module whose types are known to itself only, as `serve` takes it. */
// biome-ignore lint/suspicious/noExplicitAny: open's result goes to the same module's routes; no other type says so.
export type AnyServiceModule = ServiceModule<any, any>;
