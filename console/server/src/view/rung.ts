import type { Advice, CostReport } from "@terrace/core/report";

/** One rung of the phase ladder: an environment, what it costs and whether it is outgrown. */
export interface Rung {
  readonly environment: string;
  readonly phase: string;
  readonly region: string | null;
  readonly isCurrent: boolean;
  /** Null where it runs on this machine and costs nothing by the month. */
  readonly cost: CostReport | null;
  readonly advice: Advice;
}
