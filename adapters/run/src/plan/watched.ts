import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";

/** The name of the process and port of the server that collects figures. */
export const PROMETHEUS = "prometheus";

/** The longest and the shortest time between two looks at everything that is measured. */
const LONGEST: Milliseconds = 10_000;
const SHORTEST: Milliseconds = 1_000;

/** Looks in a period of an alarm, so that a lost one is no gap. */
const LOOKS = 6;

/** Whether anything asks for figures over time. What nobody looks at is not collected: a platform without alarms, charts and promises pays nothing. */
export function isWatched(graph: Graph): boolean {
  const { availability, p95 } = graph.objectives;
  const promised = availability !== null || Object.keys(p95).length > 0;
  return promised || resourcesOf(graph, "alarm").length > 0 || resourcesOf(graph, "dashboard").length > 0;
}

/** How often everything is looked at: ten seconds, and several times in the shortest period of an alarm. Whole seconds. */
export function lookEvery(graph: Graph): Milliseconds {
  const periods = resourcesOf(graph, "alarm").map(({ period }) => Math.floor(period / LOOKS / SHORTEST) * SHORTEST);
  return Math.max(SHORTEST, Math.min(LONGEST, ...periods));
}

/** The port on which an engine tells its figures. */
export function metricsPort(engine: string): string {
  return `${engine}-metrics`;
}
