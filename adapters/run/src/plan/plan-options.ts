/** What an operator decides about a plan besides the graph. */
export interface PlanOptions {
  /** Copies of one process at most, so that an environment of fifty tasks keeps its shape on a small machine. */
  readonly maximumTasks: number;
}

/** Two copies show everything that one does not: routing, draining, a race for the same job. */
export const DEFAULT_OPTIONS: PlanOptions = { maximumTasks: 2 };
