import type { Graph } from "@terrace/core/graph";
import type { RunPlan } from "../plan/run-plan.ts";

/** Makes a plan for ports that were chosen: the one thing about a plan that may change while it is carried out. */
export interface Planner {
  readonly graph: Graph;
  readonly portKeys: readonly string[];
  /** Ports that the operator asked for by number: taken ones are an error, not a reason to move. */
  readonly givenPorts: Readonly<Record<string, number>>;
  plan(ports: Readonly<Record<string, number>>): RunPlan;
}
