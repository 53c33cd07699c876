import type { Milliseconds, Ratio } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";
import type { Resource, ResourceKind, Resources } from "./resources.ts";

/**
 * A platform in one environment, completely resolved: every field present, every reference structured.
 * Adapters translate it and nothing else; they never ask the spec and never compute a default.
 */
export interface Graph {
  readonly platform: string;
  readonly environment: string;
  readonly phase: Phase;
  readonly target: Target;
  readonly region: string | null;
  readonly parameters: Readonly<Record<string, string | null>>;
  readonly objectives: Objectives;
  readonly acknowledgements: readonly Acknowledgement[];
  /** Sorted by id, so that equal platforms have equal bytes. */
  readonly resources: readonly Resource[];
}

/** A finding of a rule that the authors know and accept: shown as information, with the reason. */
export interface Acknowledgement {
  /** Code of the rule. */
  readonly id: string;
  /** Only for findings at this resource; null for everywhere. */
  readonly at: ResourceId | null;
  readonly reason: string;
}

/** The ladder: one machine; containers; two of everything; autoscaling over regions. */
export type Phase = "launch" | "growth" | "scale" | "full";

export const PHASES: readonly Phase[] = ["launch", "growth", "scale", "full"];

export type Target = "local" | "aws";

/** What the platform promises; null where nothing is promised. */
export interface Objectives {
  readonly availability: Ratio | null;
  readonly rto: Milliseconds | null;
  readonly rpo: Milliseconds | null;
  /** 95th percentile per `METHOD /path`. */
  readonly p95: Readonly<Record<string, Milliseconds>>;
}

/** All resources of one kind, in the graph's order. */
export function resourcesOf<K extends ResourceKind>(graph: Graph, kind: K): readonly Resources[K][] {
  return graph.resources.filter((resource): resource is Resource & Resources[K] => resource.kind === kind);
}

/** The resource of a kind with this id; undefined when the graph has none. */
export function findResource<K extends ResourceKind>(graph: Graph, kind: K, id: ResourceId): Resources[K] | undefined {
  return resourcesOf(graph, kind).find((resource) => resource.id === id);
}
