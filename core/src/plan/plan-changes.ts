import { type Graph, type Resource, type ResourceId, type ResourceKind, STATEFUL } from "../graph/index.ts";
import type { Change } from "./change.ts";
import { REPLACEMENT } from "./replacement.ts";
import { equal, wordChanges } from "./word-changes.ts";

/** What would have to be done to turn one graph into another, sorted by resource. Two equal graphs need nothing. */
export function planChanges(before: Graph, after: Graph): readonly Change[] {
  const [old, wanted] = [before, after].map(
    ({ resources }) => new Map(resources.map((resource) => [resource.id, resource])),
  );
  const ids = [...new Set([...(old?.keys() ?? []), ...(wanted?.keys() ?? [])])].sort();
  const changes = ids.flatMap((id) => changeOf(id, old?.get(id), wanted?.get(id)));
  return renamed(changes, old ?? new Map(), wanted ?? new Map());
}

/** What goes and comes alike but for its name has moved. Two secrets are never alike, whatever their words. */
function renamed(
  changes: readonly Change[],
  old: ReadonlyMap<ResourceId, Resource>,
  wanted: ReadonlyMap<ResourceId, Resource>,
): readonly Change[] {
  const moves = new Map<ResourceId, ResourceId>();
  for (const { resource: from, action } of changes) {
    if (action !== "delete") continue;
    const to = changes.find(
      (other) =>
        other.action === "create" && !moves.has(other.resource) && alike(old.get(from), wanted.get(other.resource)),
    );
    if (to !== undefined) moves.set(to.resource, from);
  }
  const gone = new Set(moves.values());
  return changes
    .filter(({ resource, action }) => !(action === "delete" && gone.has(resource)))
    .map((change) => {
      const from = moves.get(change.resource);
      return from === undefined ? change : { ...change, action: "move", from };
    });
}

function alike(before: Resource | undefined, after: Resource | undefined): boolean {
  if (before === undefined || after === undefined || before.kind !== after.kind || before.kind === "secret")
    return false;
  return equal({ ...before, id: "" }, { ...after, id: "" });
}

function changeOf(resource: ResourceId, before: Resource | undefined, after: Resource | undefined): readonly Change[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [whole("create", after as Resource)];
  if (after === undefined) return [whole("delete", before)];
  const words = wordChanges(before, after);
  if (words.length === 0) return [];
  const because = replacement(before, after);
  const action = because === null ? "update" : "replace";
  return [
    {
      action,
      resource,
      kind: after.kind,
      from: null,
      words,
      because,
      oneWay: because === null ? replacement(after, before) : null,
      stateful: isStateful(after.kind),
      losesData: because !== null && isStateful(before.kind),
    },
  ];
}

function whole(action: "create" | "delete", { id, kind }: Resource): Change {
  return {
    action,
    resource: id,
    kind,
    from: null,
    words: [],
    because: null,
    oneWay: null,
    stateful: isStateful(kind),
    losesData: action === "delete" && isStateful(kind),
  };
}

function replacement(before: Resource, after: Resource): string | null {
  if (before.kind !== after.kind) return "it becomes another kind of resource";
  const rule = REPLACEMENT[before.kind] as (before: Resource, after: Resource) => string | null;
  return rule(before, after);
}

function isStateful(kind: ResourceKind): boolean {
  return STATEFUL.includes(kind);
}
