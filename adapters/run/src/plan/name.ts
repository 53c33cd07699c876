import {
  type Graph,
  type Postgres,
  type ResourceId,
  type ResourceKind,
  resourcesOf,
  type Service,
  type Site,
  type Worker,
} from "@terrace/core/graph";
import type { PlanContext } from "./context.ts";

/** A resource that becomes tasks. */
export type ProcessResource = Service | Worker | Site;

/** `videos` of `service.videos`. */
export function nameOf(id: ResourceId): string {
  return id.slice(id.indexOf(".") + 1);
}

/** The name of an engine's process and port: its role, with the resource's name behind it where a platform has several. */
export function engineName(graph: Graph, id: ResourceId, role: string): string {
  const kind = id.slice(0, id.indexOf(".")) as ResourceKind;
  return resourcesOf(graph, kind).length > 1 ? `${role}-${nameOf(id)}` : role;
}

/** Every resource of a graph that becomes tasks, in the graph's order. */
export function processesOf(graph: Graph): readonly ProcessResource[] {
  return [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
}

/** `videos-1`, `videos-2`, …: as many as are wanted and this machine may run. */
export function taskNames(resource: ProcessResource, maximumTasks: number): readonly string[] {
  const count = Math.min(resource.tasks.desired, maximumTasks);
  return Array.from({ length: count }, (_, index) => `${nameOf(resource.id)}-${index + 1}`);
}

/**
 * Every place that a task of a resource can stand in: twice as many as may run, so that a second revision finds room beside the first.
 * A place has its name, its port and its line in the balancer for good; only what runs there changes.
 */
export function slotNames(resource: ProcessResource, maximumTasks: number): readonly string[] {
  const count = 2 * Math.min(Math.max(resource.tasks.desired, resource.tasks.maximum), maximumTasks);
  return Array.from({ length: count }, (_, index) => `${nameOf(resource.id)}-${index + 1}`);
}

/** Where a PostgreSQL server keeps its data. */
export function dataFolder(postgres: Postgres, context: PlanContext): string {
  return below(context, engineName(context.graph, postgres.id, "postgres"), "data");
}

/** Where the configuration of an engine stands: apart from its data, because the engine only reads it. */
export function configFolder(context: PlanContext, engine: string): string {
  return below(context, "config", engine);
}

/** Where another content of an engine's file lies while it is tried: beside it, so that what it names is found. */
export function trialOf({ path }: { readonly path: string }): string {
  return `${path}.trial`;
}

/** Where a platform's own file or folder stands. */
export function below(context: PlanContext, ...names: readonly string[]): string {
  return [context.placement.state, ...names].join("/");
}
