import { type Graph, type Resource, resourcesOf, type Standby, standbyGraph } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { nameOf, physicalName } from "../assembly/name.ts";
import { databaseLogGroup } from "../data/database.ts";
import { replicaName } from "../data/replication.ts";

/** The context of a standby's region: a graph, facts and rules of its own; the app, its stacks and what is said about them are the first one's. */
export function secondContext(standby: Standby, first: SynthContext): SynthContext {
  const graph = named(standbyGraph(first.graph, standby), first.graph);
  return { ...first, graph, first, region: standby.region, facts: new Map(), rules: new Set() };
}

/** What AWS names by itself in a second region: the copies of buckets, and the log group of the database there. */
function named(graph: Graph, home: Graph): Graph {
  const region = graph.region ?? "";
  const resources = graph.resources.map((resource): Resource => {
    if (resource.kind === "bucket") {
      const source = resourcesOf(home, "bucket").find(({ id }) => id === resource.id);
      return source?.replication.includes(region) === true
        ? { ...resource, name: replicaName(source, region), key: null }
        : resource;
    }
    const [postgres] = resourcesOf(home, "postgres").filter(({ log }) => log === resource.id);
    if (resource.kind !== "log" || postgres === undefined) return resource;
    const stated = postgres.replicas.find((replica) => replica.region === region)?.name ?? null;
    const identifier = stated ?? physicalName(graph, nameOf(postgres.id));
    return { ...resource, name: databaseLogGroup(identifier) };
  });
  return { ...graph, resources };
}
