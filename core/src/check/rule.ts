import type { DiagnosticCode } from "../diagnostics/index.ts";
import type { Graph, ResourceId } from "../graph/index.ts";

/** A rule over a finished graph: what could be wrong with a platform that is right in its words. */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly check: (graph: Graph) => readonly Breach[];
}

/** One place where a rule does not hold. */
export interface Breach {
  /** The resource that a change would start at; null for the platform as a whole. */
  readonly of: ResourceId | null;
  /** The word of that resource that is in question, such as `pool.max`; null for all of it. */
  readonly word: string | null;
  readonly message: string;
  readonly hint: string;
}
