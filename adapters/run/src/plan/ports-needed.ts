import { type Graph, resourcesOf } from "@terrace/core/graph";
import { engineName, processesOf, slotNames } from "./name.ts";
import { DEFAULT_OPTIONS, type PlanOptions } from "./plan-options.ts";
import { COLLECTOR, samplingOf } from "./recorded.ts";
import { isWatched, metricsPort, PROMETHEUS } from "./watched.ts";

/** Names under which `Placement.ports` must hold a free loopback port. The edge stands first: its port is the one people see. */
export function portsNeeded(graph: Graph, options: PlanOptions = DEFAULT_OPTIONS): readonly string[] {
  return [
    ...resourcesOf(graph, "edge").map(({ id }) => engineName(graph, id, "edge")),
    ...resourcesOf(graph, "balancer").map(({ id }) => engineName(graph, id, "balancer")),
    ...resourcesOf(graph, "postgres").flatMap(({ id, pooler }) => [
      engineName(graph, id, "postgres"),
      ...(pooler === null ? [] : [engineName(graph, id, "pgbouncer")]),
    ]),
    ...resourcesOf(graph, "redis").map(({ id }) => engineName(graph, id, "redis")),
    ...processesOf(graph).flatMap((resource) => slotNames(resource, options.maximumTasks)),
    ...(isWatched(graph) ? [PROMETHEUS, ...tellingEngines(graph).map(metricsPort)] : []),
    ...(samplingOf(graph) === null ? [] : [COLLECTOR]),
  ];
}

/** Engines that tell their figures on a port of their own. */
function tellingEngines(graph: Graph): readonly string[] {
  return [
    ...resourcesOf(graph, "edge").map(({ id }) => engineName(graph, id, "edge")),
    ...resourcesOf(graph, "balancer").map(({ id }) => engineName(graph, id, "balancer")),
  ];
}
