import type { PlacedService } from "./placed-service.ts";

/** What an operator decides about a plan besides the graph, and what deployments have made of it. */
export interface PlanOptions {
  /** Copies of one process at most, so that an environment of fifty tasks keeps its shape on a small machine. */
  readonly maximumTasks: number;
  /** By the name of a service, worker or site; one that is not named here was never deployed. */
  readonly services?: Readonly<Record<string, PlacedService>>;
}

/** Two copies show everything that one does not: routing, draining, a race for the same job. */
export const DEFAULT_OPTIONS = { maximumTasks: 2, services: {} } as const;
