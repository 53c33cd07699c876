import type { Alarm, Graph, Objectives, Phase, Queue, ResourceId } from "@terrace/core/graph";
import { type Topology, topologyOf } from "./topology.ts";

/** What is certain about a platform while it runs: asked for once by each page that is opened. */
export interface PlatformView {
  readonly platform: string;
  readonly environment: string;
  readonly phase: Phase;
  readonly topology: Topology;
  readonly services: readonly ServiceFacts[];
  readonly objectives: Objectives;
  readonly alarms: readonly Alarm[];
  readonly queues: readonly Queue[];
}

/** What the graph says of a service, a worker or a site: its pages show it even while nothing runs. */
export interface ServiceFacts {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: "service" | "worker" | "site";
  readonly strategy: string;
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** What the pages need of a graph, so that a browser is not sent the whole of it. */
export function platformView(graph: Graph): PlatformView {
  const { platform, environment, phase, objectives, resources } = graph;
  return {
    ...{ platform, environment, phase, objectives },
    topology: topologyOf(graph),
    services: resources.flatMap((one) => {
      if (one.kind !== "service" && one.kind !== "worker" && one.kind !== "site") return [];
      const { id, kind, tasks, deployment } = one;
      return [{ id, kind, name: id.slice(kind.length + 1), strategy: deployment.strategy, ...tasks }];
    }),
    alarms: resources.filter((one) => one.kind === "alarm"),
    queues: resources.filter((one) => one.kind === "queue"),
  };
}
