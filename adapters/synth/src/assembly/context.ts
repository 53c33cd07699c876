import type { Diagnostic } from "@terrace/core/diagnostics";
import { type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { Preparation } from "@terrace/core/report";
import type { App, Stack } from "aws-cdk-lib";
import type { FactBook } from "./fact-book.ts";
import { SYNTH_CATALOGUE, type SynthCode } from "./synth-catalogue.ts";

/** What every handler knows: the whole graph, the app that it builds in, and where to report. */
export interface SynthContext {
  readonly graph: Graph;
  readonly app: App;
  /** The region that everything stands in unless it says otherwise. */
  readonly region: string;
  /** Of a second region: what is known of the first one, whose stacks, findings and differences it shares. */
  readonly first: SynthContext | null;
  /** Stacks that handlers asked for, by name. */
  readonly stacks: Map<string, Stack>;
  /** Stacks that were asked for since what came into them was last looked at. */
  readonly touched: Set<Stack>;
  readonly facts: FactBook;
  /** Rules of security groups that stand already: AWS takes none twice. */
  readonly rules: Set<string>;
  /** Collected, never thrown: an assembly with an error in here is not written. */
  readonly diagnostics: Diagnostic[];
  /** Tasks that make databases ready before services change, in the order in which they run. */
  readonly preparations: Preparation[];
  /** Texts of files that lie beside the templates, by name. */
  readonly artifacts: Map<string, string>;
  /** Where AWS does less than, or otherwise than, the words say. */
  readonly differences: { readonly resource: ResourceId; readonly reason: string }[];
}

/** The graph of the first region: images and secrets keep their names in a second one, where they are copies. */
export function homeGraph({ graph, first }: SynthContext): Graph {
  return first?.graph ?? graph;
}

/** Regions that have a standby, or copies to build one from. */
export function standbyRegions(graph: Graph): readonly string[] {
  return [...new Set(resourcesOf(graph, "standby").map(({ region }) => region))].sort();
}

/** What is said about a resource. */
export interface Finding {
  readonly code: SynthCode;
  readonly message: string;
  readonly hint: string | null;
}

/** Adds a finding about a resource, once. */
export function report(context: SynthContext, of: ResourceId, finding: Finding): void {
  const known = context.diagnostics.some((other) => other.at.path === of && other.message === finding.message);
  const { severity } = SYNTH_CATALOGUE[finding.code];
  if (!known) context.diagnostics.push({ ...finding, severity, at: { file: null, path: of } });
}

/** Says that AWS does something else than the words say, once. Readers of the document see it. */
export function differ(context: SynthContext, resource: ResourceId, reason: string): void {
  const known = context.differences.some((other) => other.resource === resource && other.reason === reason);
  if (!known) context.differences.push({ resource, reason });
}
