import type { ResourceId } from "../graph/index.ts";
import type { CapabilityKind, NeedKind, ServiceSpec } from "../spec/index.ts";
import { complain, complainOfReference, type Draft } from "./draft.ts";

/** What a service calls something, and what this platform has for it. */
export type Bindings = Readonly<Record<string, { readonly kind: NeedKind; readonly id: ResourceId }>>;

/** Names of a kind, in the author's order. */
export function namesOf(draft: Draft, kind: CapabilityKind): readonly string[] {
  return Object.entries(draft.blueprint.capabilities)
    .filter(([, spec]) => spec.kind === kind)
    .map(([name]) => name);
}

/** Meets every need of a service: by what it is bound to, else by a resource of the need's name, else by the only one of its kind. */
export function bind(service: ServiceSpec, draft: Draft, path: readonly string[]): Bindings {
  const entries = Object.entries(service.needs ?? {}).flatMap(([need, kind]) => {
    const name = meet({ need, kind, bound: service.bind?.[need] }, draft, path);
    return name === undefined ? [] : [[need, { kind, id: `${kind}.${name}` }] as const];
  });
  return Object.fromEntries(entries);
}

function meet(
  { need, kind, bound }: { need: string; kind: NeedKind; bound: string | undefined },
  draft: Draft,
  path: readonly string[],
): string | undefined {
  const names = namesOf(draft, kind);
  if (bound !== undefined) {
    if (names.includes(bound)) return bound;
    complainOfReference(draft, [...path, "bind", need], { name: bound, among: names, what: kind });
    return undefined;
  }
  if (names.includes(need)) return need;
  if (names.length === 1) return names[0];
  if (names.length === 0)
    complain(draft, "TER-RES-003", [...path, "needs", need], {
      message: `${path.join(".")} needs a ${kind} as its ${need}, and the platform has none`,
      hint: `add one: ${need}: ${kind}({ … })`,
    });
  else
    complain(draft, "TER-RES-004", [...path, "needs", need], {
      message: `${path.join(".")} needs a ${kind} as its ${need}, which ${names.join(" or ")} could be`,
      hint: `say which: bind: { ${need}: "${names[0]}" }`,
    });
  return undefined;
}

/** The database of a queue: the named one, or the only one. */
export function storeOf(draft: Draft, queue: string): ResourceId | undefined {
  const spec = draft.blueprint.capabilities[queue];
  const bound = spec?.kind === "queue" ? spec.store : undefined;
  const name = meet({ need: "store", kind: "postgres", bound }, draft, [queue]);
  return name === undefined ? undefined : `postgres.${name}`;
}
