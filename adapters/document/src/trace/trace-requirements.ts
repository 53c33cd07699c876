import type { TraceReport, TraceRow } from "@terrace/core/report";
import { mentions, type SourceText } from "./mentions.ts";
import { namedIn, type Requirement } from "./requirement.ts";

/** Why a requirement is not met, by its ID or a range of them. */
export type Reasons = Readonly<
  Record<string, { readonly verdict: "deferred" | "not-applicable"; readonly reason: string }>
>;

/** What is searched for the identifiers of requirements, and what was written down about those that nothing satisfies. */
export interface TraceSources {
  readonly platform: string;
  readonly requirements: readonly Requirement[];
  readonly reasons: Reasons;
  readonly sources: Iterable<SourceText>;
  /** Reads no further than until every requirement has its verdict; the evidence is then not complete. */
  readonly verdictsOnly?: boolean;
}

/**
 * Answers for every requirement of a platform: satisfied where its own words, a test or a service names it, unless its authors say
 * that it is deferred or does not apply. What nobody names is unanswered.
 */
export function traceRequirements({
  platform,
  requirements,
  reasons,
  sources,
  verdictsOnly = false,
}: TraceSources): TraceReport {
  const prefixes = [...new Set(requirements.map(({ id }) => id.slice(0, 4)))];
  const told = Object.entries(reasons).flatMap(([range, reason]) => namedIn(range).map((id) => [id, reason] as const));
  const answers = new Map(told);
  const open = requirements.map(({ id }) => id).filter((id) => !answers.has(id));
  const found = mentions(platform, sources, verdictsOnly ? { prefixes, open: new Set(open) } : { prefixes });
  const rows = requirements.map((requirement): TraceRow => {
    const evidence = found.get(requirement.id) ?? [];
    const answer = answers.get(requirement.id);
    if (answer !== undefined) return { ...requirement, ...answer, evidence };
    const satisfied = evidence.some(({ kind }) => kind !== "code");
    return { ...requirement, verdict: satisfied ? "satisfied" : "unanswered", reason: null, evidence };
  });
  return { platform, rows, faults: faultsOf(requirements, told) };
}

function faultsOf(
  requirements: readonly Requirement[],
  told: readonly (readonly [string, unknown])[],
): readonly string[] {
  const known = new Set(requirements.map(({ id }) => id));
  const ids = told.map(([id]) => id);
  const strange = ids.filter((id) => !known.has(id)).map((id) => `${id} is deferred, and there is no such requirement`);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is deferred twice`);
  return [...new Set([...strange, ...twice])];
}
