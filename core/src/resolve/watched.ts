import {
  METRIC_NAMES,
  type MetricDefinition,
  metricDefinition,
  type ResourceId,
  type ResourceKind,
} from "../graph/index.ts";
import { complain, complainOfReference, type Draft } from "./draft.ts";

/** What is measured, once its names have led somewhere; `definition` is null for a metric of the platform's own. */
export interface Watched {
  readonly of: ResourceId | null;
  readonly metric: string;
  readonly definition: MetricDefinition | null;
}

/** A metric by its name, of a resource by its name: of the catalogue, or the platform's own. Complains and returns null when it leads nowhere. */
export function watch(
  words: { readonly of: string | undefined; readonly metric: string },
  draft: Draft,
  path: { readonly of: readonly string[]; readonly metric: readonly string[] },
): Watched | null {
  const own = `metric.${words.metric}`;
  if (draft.resources.has(own)) return { of: own, metric: words.metric, definition: null };
  const definition = metricDefinition(words.metric);
  if (definition === undefined) {
    complainOfReference(draft, path.metric, { name: words.metric, among: namesFor(draft, words.of), what: "metric" });
    return null;
  }
  const of = words.of === undefined ? null : resourceOf(words.of, draft, path.of);
  if (of === undefined) return null;
  if (measuredAt(definition, of)) return { of, metric: words.metric, definition };
  complain(draft, "TER-RES-003", {
    path: path.metric,
    message: `${of ?? "the platform as a whole"} has no metric called "${words.metric}"`,
    hint: `it is measured of: ${definition.of.join(", ")}`,
  });
  return null;
}

/** A resource by its name or its id, of those that can be measured; undefined, with a finding, when there is none. */
function resourceOf(name: string, draft: Draft, path: readonly string[]): ResourceId | undefined {
  const ids = [...draft.resources.keys()].filter((id) => MEASURED.has(kindOf(id)));
  const found = ids.find((id) => id === name || nameOf(id) === name);
  if (found === undefined) complainOfReference(draft, path, { name, among: ids.map(nameOf), what: "resource" });
  return found;
}

/** Kinds that anything is measured of. */
const MEASURED: ReadonlySet<ResourceKind | "platform"> = new Set(
  Object.values(METRIC_NAMES).flatMap((definition: MetricDefinition) => definition.of),
);

function measuredAt({ of: kinds }: MetricDefinition, of: ResourceId | null): boolean {
  return kinds.includes(of === null ? "platform" : kindOf(of));
}

function namesFor(draft: Draft, name: string | undefined): readonly string[] {
  const ids = [...draft.resources.keys()].filter((id) => nameOf(id) === name);
  const kinds = name === undefined ? ["platform" as const] : ids.map(kindOf);
  const own = Object.keys(draft.blueprint.metrics);
  const known = Object.entries(METRIC_NAMES).filter(([, { of }]) =>
    kinds.some((kind) => (of as readonly string[]).includes(kind)),
  );
  return [...known.map(([metric]) => metric), ...own];
}

function kindOf(id: ResourceId): ResourceKind {
  return id.slice(0, id.indexOf(".")) as ResourceKind;
}

function nameOf(id: ResourceId): string {
  return id.slice(id.indexOf(".") + 1);
}
