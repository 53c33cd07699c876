import type { Milliseconds, Ratio } from "../units/index.ts";
import type { Costs } from "./costs.ts";
import type { Operations } from "./operations.ts";
import type { ResourceId } from "./reference.ts";
import type { Resource, ResourceKind, Resources } from "./resources.ts";
import type { Trigger } from "./trigger.ts";

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
  /** On everything that is billed; `{name}` in a value stands for the resource's own name. (STM-COST-03, ATL-COST-03) */
  readonly tags: Readonly<Record<string, string>>;
  /** What calls for another environment than this one. */
  readonly triggers: readonly Trigger[];
  readonly costs: Costs;
  readonly operations: Operations;
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

/** In the order of growth, so that what a later one has to carry can be compared with an earlier one. */
export const PHASES: readonly Phase[] = ["launch", "growth", "scale", "full"];

/** Where a graph can be made real: what differs between the two is told, never hidden. */
export type Target = "local" | "aws";

/** What the platform promises; null where nothing is promised. */
export interface Objectives {
  readonly availability: Ratio | null;
  readonly rto: Milliseconds | null;
  readonly rpo: Milliseconds | null;
  /** 95th percentile per `METHOD /path`. */
  readonly p95: Readonly<Record<string, Milliseconds>>;
  /** By what is lost. (ATL-DR-05..07, ATL-DR-11..14) */
  readonly recovery: readonly RecoveryObjective[];
  /** Every other promised figure. (BRQ-PERF-06..08, BRQ-KPI-01..05, DFZ-PERF-01) */
  readonly targets: readonly PromisedFigure[];
}

/** How soon a platform is back after a failure and how much is lost by it, as promised; drills and rehearsals are held against it. */
export interface RecoveryObjective {
  readonly failure: "task" | "host" | "zone" | "database" | "cache" | "region";
  readonly rto: Milliseconds | null;
  readonly rpo: Milliseconds | null;
  readonly by: string;
  readonly requirement: string | null;
}

/** A figure that the platform promises; whether it holds is for a measurement to say. */
export interface PromisedFigure {
  readonly what: string;
  readonly comparison: "<" | "<=" | ">" | ">=";
  readonly value: number;
  readonly unit: string;
  readonly requirement: string | null;
}

/** A finished graph never changes, and everything asks it by kind. */
const BY_KIND = new WeakMap<Graph["resources"], ReadonlyMap<ResourceKind, readonly Resource[]>>();

/** All resources of one kind, in the graph's order. */
export function resourcesOf<K extends ResourceKind>({ resources }: Graph, kind: K): readonly Resources[K][] {
  const kinds = BY_KIND.get(resources) ?? Map.groupBy(resources, (resource) => resource.kind);
  BY_KIND.set(resources, kinds);
  return (kinds.get(kind) ?? []) as readonly (Resource & Resources[K])[];
}

/** The resource of a kind with this id; undefined when the graph has none. */
export function findResource<K extends ResourceKind>(graph: Graph, kind: K, id: ResourceId): Resources[K] | undefined {
  return resourcesOf(graph, kind).find((resource) => resource.id === id);
}
