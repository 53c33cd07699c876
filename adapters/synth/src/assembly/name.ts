import { createHash } from "node:crypto";
import { type Graph, type ResourceId, resourcesOf, type Service, type Site, type Worker } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";

/** A resource that becomes tasks. */
export type ProcessResource = Service | Worker | Site;

/** `videos` of `service.videos`. */
export function nameOf(id: ResourceId): string {
  return id.slice(id.indexOf(".") + 1);
}

/**
 * The logical id of what a resource becomes: `PostgresDatabase`, `PostgresDatabaseReplica1`.
 * It depends on the resource's id and role alone, so nothing that is added elsewhere can replace a stateful thing.
 */
export function logicalId(id: ResourceId, ...role: readonly string[]): string {
  const [kind = "", name = ""] = [id.slice(0, id.indexOf(".")), nameOf(id)];
  return pascal(kind === name ? kind : id, ...role);
}

/** The name of a thing in its account and region: `<platform>-<environment>-<name>`, cut with a digest where AWS allows fewer characters. */
export function physicalName(graph: Graph, name: string, maximum = 63): string {
  return cut(`${graph.platform}-${graph.environment}-${name}`, maximum);
}

/** A text of at most so many characters; one that is too long ends in a digest of all of it. */
export function cut(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 6);
  return `${text.slice(0, maximum - 7).replace(/-+$/, "")}-${digest}`;
}

/** Where a fact stands in the parameter store: `/<platform>/<environment>/<resource>/<fact>`. */
export function factPath(graph: Graph, id: ResourceId, fact: string): string {
  return `/${graph.platform}/${graph.environment}/${id}/${fact}`;
}

/** Every resource of a graph that becomes tasks, in the graph's order. */
export function processesOf(graph: Graph): readonly ProcessResource[] {
  return [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
}

/** The image repository of a process. */
export function repositoryName(graph: Graph, process: string): string {
  return `${graph.platform}/${graph.environment}/${process}`;
}

/** The name of an alarm, by which deployments know it before and after it stands. */
export function alarmName(graph: Graph, alarm: ResourceId): string {
  return physicalName(graph, nameOf(alarm), 255);
}
