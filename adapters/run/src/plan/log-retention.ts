import { findResource, type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";
import { engineName, nameOf, processesOf } from "./name.ts";

/**
 * How long the lines of a process are kept: as the graph says of the log that it writes to, for edge and balancer of the one about access.
 * Null for what the graph says nothing of, and for what it keeps for ever: rotation by size bounds both. (BRQ-LOG-01, BRQ-LOG-02)
 */
export function logRetention(graph: Graph, process: string): Milliseconds | null {
  const id = logOf(graph, process);
  const log = id === undefined ? undefined : findResource(graph, "log", id);
  return log === undefined || log.retention === 0 ? null : log.retention;
}

function logOf(graph: Graph, process: string): ResourceId | undefined {
  const task = /^(.+)-\d+$/.exec(process)?.[1];
  const writer = processesOf(graph).find(({ id }) => nameOf(id) === task) ?? engineOf(graph, process);
  if (writer !== undefined) return writer.log;
  const doors = [
    ...resourcesOf(graph, "edge").map(({ id }) => engineName(graph, id, "edge")),
    ...resourcesOf(graph, "balancer").map(({ id }) => engineName(graph, id, "balancer")),
  ];
  return doors.includes(process) ? resourcesOf(graph, "log").find(({ stream }) => stream === "access")?.id : undefined;
}

function engineOf(graph: Graph, process: string): { readonly log: ResourceId } | undefined {
  return [
    ...resourcesOf(graph, "postgres").map(({ id, log }) => ({ id, log, roles: ["postgres", "pgbouncer"] })),
    ...resourcesOf(graph, "redis").map(({ id, log }) => ({ id, log, roles: ["redis"] })),
  ].find(({ id, roles }) => roles.some((role) => engineName(graph, id, role) === process));
}
