import type { Graph } from "@terrace/core/graph";
import { combineDigests } from "./fingerprint.ts";
import { type ProcessResource, processesOf } from "./name.ts";
import type { Placement } from "./placement.ts";

/** What every service runs besides its own code, and what says how it is imported. */
const KIT = ["service-kit/src", "service-kit/package.json"];

/** What a site is built with besides its own code: the design, and what traces it. */
const BUILT_IN = ["ui", ...["config", "errors", "metrics", "trace"].map((part) => `service-kit/src/${part}`)];

/** Names every package, with its version and content. */
export const PACKAGES = "package-lock.json";

/** The folders and files, relative to the repository, that a resource's tasks run or are built from. */
export function sourcesOf(resource: ProcessResource): readonly string[] {
  if (resource.kind === "site") return [resource.folder, ...BUILT_IN, PACKAGES];
  const modules = resource.kind === "service" ? resource.modules : [resource.module];
  return [...modules.map(({ folder }) => folder), ...KIT, PACKAGES];
}

/** Everything that `Placement.sources` must hold a digest of. */
export function sourcesNeeded(graph: Graph): readonly string[] {
  return [...new Set(processesOf(graph).flatMap(sourcesOf))];
}

/** Text that differs when a resource's code does: a task that runs goes on with what it has read, and must be replaced. */
export function sourceDigest(resource: ProcessResource, { sources }: Pick<Placement, "sources">): string {
  return combineDigests(sourcesOf(resource).map((folder) => sources[folder] ?? ""));
}
