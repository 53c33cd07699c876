import type { Graph } from "@terrace/core/graph";
import type { Deployable } from "../plan/deployable.ts";
import type { PlacedService } from "../plan/placed-service.ts";
import type { RunPlan } from "../plan/run-plan.ts";

/** Makes plans for ports that were chosen and for what deployments have placed: what may change about a plan while it is carried out. */
export interface Planner {
  readonly graph: Graph;
  /** Where the working tree is. */
  readonly repository: string;
  readonly portKeys: readonly string[];
  /** Ports that the operator asked for by number: taken ones are an error, not a reason to move. */
  readonly givenPorts: Readonly<Record<string, number>>;
  /** Whether the code that lies in the working tree is wanted, or what runs already does. */
  readonly code: "tree" | "running";
  /** Copies of one process at most. */
  readonly maximumTasks: number;
  /** Everything that can be deployed, with its code as it lies in the working tree. */
  readonly deployables: readonly Deployable[];
  plan(ports: Readonly<Record<string, number>>, services: Readonly<Record<string, PlacedService>>): RunPlan;
}

/** What has to be done with each plan before the platform counts as ready. What did not get where it should is told by events. */
export type CatchUp = (planner: Planner, isCurrent: () => boolean) => Promise<void>;
