import { type Graph, type Postgres, type ResourceId, resourcesOf } from "@terrace/core/graph";
import { nameOf, type ProcessResource, processesOf } from "./name.ts";

/** The schema of a queue's jobs; every queue of a database lives in it. */
export const JOBS_SCHEMA = "jobs";

/** Who may do what in a database: each process has a role of its own that reaches only the schemas of its modules and queues. */
export interface DatabaseRole {
  readonly name: string;
  readonly password: ResourceId;
  readonly schemas: readonly string[];
}

/** The role that owns database and schemas and runs migrations; no task knows its password. */
export function ownerRole(postgres: Postgres): { readonly name: string; readonly password: ResourceId } {
  return { name: `${postgres.name}_owner`, password: `role.${nameOf(postgres.id)}-owner` };
}

/** The roles of the processes that use a database. */
export function databaseRoles(graph: Graph, postgres: Postgres): readonly DatabaseRole[] {
  return processesOf(graph)
    .filter((process) => usesDatabase(graph, process, postgres))
    .map((process) => ({
      name: roleName(process),
      password: `role.${nameOf(process.id)}`,
      schemas: schemasOf(graph, process, postgres),
    }));
}

/** A process's name as PostgreSQL writes names. */
export function roleName(process: ProcessResource): string {
  return nameOf(process.id).replaceAll("-", "_");
}

/** True when a process talks to a database, itself or by a queue that lives there. */
export function usesDatabase(graph: Graph, process: ProcessResource, postgres: Postgres): boolean {
  return process.uses.includes(postgres.id) || usesQueue(graph, process, postgres);
}

/** True when a process talks to a queue that lives in a database. */
export function usesQueue(graph: Graph, process: ProcessResource, postgres: Postgres): boolean {
  return queuesOf(graph, process, postgres).length > 0;
}

function schemasOf(graph: Graph, process: ProcessResource, postgres: Postgres): readonly string[] {
  const modules = process.kind === "service" ? process.modules : process.kind === "worker" ? [process.module] : [];
  const own = modules.flatMap((module) => (module.migrations === null ? [] : [module.migrations.schema]));
  const jobs = usesQueue(graph, process, postgres) ? [JOBS_SCHEMA] : [];
  return [...new Set([...own, ...jobs])].sort();
}

function queuesOf(graph: Graph, process: ProcessResource, postgres: Postgres): readonly ResourceId[] {
  const own = process.kind === "worker" ? [process.queue] : [];
  const used = new Set([...process.uses, ...own]);
  return resourcesOf(graph, "queue")
    .filter((queue) => queue.store === postgres.id && used.has(queue.id))
    .map((queue) => queue.id);
}
