import type { Diagnostic } from "@terrace/core/diagnostics";
import type { Graph, ResourceId } from "@terrace/core/graph";
import type { CostReport, TraceReport } from "@terrace/core/report";

/** Everything that a document is written from. Nothing is read, fetched or asked for meanwhile. */
export interface DocumentInput {
  readonly platform: string;
  /** In the order in which the authors wrote them. */
  readonly environments: readonly EnvironmentInput[];
  readonly trace: TraceReport | null;
  /** Contradictions of the platform's requirements, and how they were settled. */
  readonly conflicts: readonly { readonly id: string; readonly what: string; readonly settled: string }[];
  readonly measurements: readonly Measurement[];
}

/** One environment as its chapter needs it; what other adapters know of it arrives as their reports. */
export interface EnvironmentInput {
  readonly graph: Graph;
  readonly cost: CostReport | null;
  readonly findings: readonly Diagnostic[];
  /** What nothing stands for on this machine, and why. */
  readonly machine: readonly Difference[];
  /** The same of AWS; null where nobody synthesized it. */
  readonly aws: readonly Difference[] | null;
}

export interface Difference {
  readonly resource: ResourceId;
  readonly reason: string;
}

/** One row of docs/benchmarks.md. */
export interface Measurement {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly verdict: string;
}
