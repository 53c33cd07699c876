import type { Service, Worker } from "@terrace/core/graph";
import type { PlanContext } from "./context.ts";
import { below, nameOf } from "./name.ts";
import type { RevisionStep } from "./run-plan.ts";
import { sourcesOf } from "./sources.ts";

/** Where one revision of a service stands, and how it gets there. */
export interface RevisionPlace {
  /** Its own copy of the repository's tree, as far as it runs it. */
  readonly tree: string;
  readonly step: RevisionStep;
}

/** The part of a revision's folder that looks like the repository; beside it is the way to the packages. */
export const TREE = "tree";

/** Where all kept revisions of a service stand. */
export function revisionsFolder(resource: Service | Worker, context: PlanContext): string {
  return below(context, "revisions", nameOf(resource.id));
}

/** What a service's or worker's tasks run: never the working tree, which changes under them. */
export function revisionOf(resource: Service | Worker, digest: string, context: PlanContext): RevisionPlace {
  const name = nameOf(resource.id);
  const kept = revisionsFolder(resource, context);
  const to = `${kept}/${digest}`;
  const { repository } = context.placement;
  return {
    tree: `${to}/${TREE}`,
    step: { kind: "revision", label: `copy ${name}`, repository, sources: sourcesOf(resource), digest, to },
  };
}
