import type { Graph, HealthCheck } from "@terrace/core/graph";
import { WORKER_HEALTH } from "../worker.ts";
import { migrationFolders } from "./migration-steps.ts";
import { nameOf, type ProcessResource, processesOf, slotNames, taskNames } from "./name.ts";
import { balancerOf } from "./output.ts";
import type { Placement } from "./placement.ts";
import { sourceDigest, sourcesOf } from "./sources.ts";

/** What there is to know of a service, a worker or a site before a revision of it is made. */
export interface Deployable {
  readonly name: string;
  readonly resource: ProcessResource;
  /** Digest of its code as it lies in the working tree. */
  readonly digest: string;
  /** The same of each folder and file of it, by its path in the repository. */
  readonly sources: Readonly<Record<string, string>>;
  /** Folders of migrations that it brings, each with the one of its sources that it lies in. */
  readonly migrations: readonly { readonly folder: string; readonly source: string }[];
  /** Every place that a task can stand in. */
  readonly slots: readonly string[];
  /** Tasks that the graph wants, as far as this machine runs them, and how many it runs at most. */
  readonly tasks: { readonly desired: number; readonly maximum: number };
  readonly health: HealthCheck;
  /** Whether a balancer sends it requests. */
  readonly isRouted: boolean;
}

/** Everything of a graph that can be deployed. */
export function deployablesOf(
  graph: Graph,
  placement: Pick<Placement, "sources">,
  { maximumTasks }: { readonly maximumTasks: number },
): readonly Deployable[] {
  return processesOf(graph).map((resource) => {
    const slots = slotNames(resource, maximumTasks);
    return {
      name: nameOf(resource.id),
      resource,
      digest: sourceDigest(resource, placement),
      sources: Object.fromEntries(sourcesOf(resource).map((source) => [source, placement.sources[source] ?? ""])),
      migrations: migrationFolders(resource, graph),
      slots,
      tasks: { desired: taskNames(resource, maximumTasks).length, maximum: slots.length / 2 },
      health: resource.kind === "worker" ? WORKER_HEALTH : resource.health,
      isRouted: balancerOf(graph, resource.id) !== undefined,
    };
  });
}
