import { type Diagnostic, type DiagnosticCode, diagnose, didYouMean } from "../diagnostics/index.ts";
import type { Resource, ResourceId } from "../graph/index.ts";
import type { Blueprint } from "./blueprint.ts";

/** A graph in the making: resolvers add what they find and what they miss, and read only the blueprint. */
export interface Draft {
  readonly blueprint: Blueprint;
  readonly resources: Map<ResourceId, Resource>;
  readonly diagnostics: Diagnostic[];
  readonly parameters: Set<string>;
}

/** Adds a resource. Two resolvers may bring the same one, such as a log that two services share. */
export function add(draft: Draft, resource: Resource): void {
  const present = draft.resources.get(resource.id);
  if (present === undefined) draft.resources.set(resource.id, resource);
  else if (JSON.stringify(present) !== JSON.stringify(resource))
    complain(draft, "TER-RES-008", { path: [], message: `two different resources are both called ${resource.id}` });
}

/** Records a finding at the place where the author wrote the words in question. */
export function complain(
  draft: Draft,
  code: DiagnosticCode,
  { path, ...words }: { readonly path: readonly string[]; readonly message: string; readonly hint?: string | null },
): void {
  draft.diagnostics.push(diagnose(code, draft.blueprint.placeOf(path), words));
}

/** Records that a name leads nowhere. */
export function complainOfReference(
  draft: Draft,
  path: readonly string[],
  missing: { readonly name: string; readonly among: readonly string[]; readonly what: string },
): void {
  complain(draft, "TER-RES-003", {
    path,
    message: `there is no ${missing.what} called "${missing.name}"`,
    hint: didYouMean(missing.name, missing.among),
  });
}
