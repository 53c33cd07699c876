import { findResource, type Graph, type Postgres } from "../graph/index.ts";
import { type ProcessResource, processResources } from "./process-resources.ts";

/** Connections that all tasks' pools may open towards a database, when each process runs as many tasks as `tasksOf` says. */
export function databaseDemand(
  graph: Graph,
  database: Postgres,
  tasksOf: (process: ProcessResource) => number,
): number {
  return processResources(graph)
    .filter((process) => usesDatabase(graph, process, database))
    .reduce((sum, process) => sum + tasksOf(process) * database.pool.max, 0);
}

function usesDatabase(graph: Graph, process: ProcessResource, database: Postgres): boolean {
  return process.uses.some((id) => id === database.id || findResource(graph, "queue", id)?.store === database.id);
}
