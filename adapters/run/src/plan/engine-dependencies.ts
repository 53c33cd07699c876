import { type Graph, referencedBy, resourcesOf } from "@terrace/core/graph";
import { usesDatabase } from "./database-role.ts";
import { engineName, type ProcessResource } from "./name.ts";

/** The engines that must be ready before a task starts. Other services are none of them: a task copes with their absence. */
export function engineDependencies(graph: Graph, resource: ProcessResource): readonly string[] {
  const touched = new Set([...resource.uses, ...Object.values(resource.env).flatMap(referencedBy)]);
  const databases = resourcesOf(graph, "postgres")
    .filter((postgres) => usesDatabase(graph, resource, postgres))
    .map((postgres) => engineName(graph, postgres.id, postgres.pooler === null ? "postgres" : "pgbouncer"));
  const caches = resourcesOf(graph, "redis")
    .filter((redis) => touched.has(redis.id))
    .map((redis) => engineName(graph, redis.id, "redis"));
  return [...databases, ...caches];
}
