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
  const entries = Object.entries(service.needs ?? {}).flatMap(([name, kind]) => {
    const bound = service.bind?.[name];
    const need = { name, kind, bound, choose: (found: string) => `bind: { ${name}: "${found}" }` };
    const found = meet(need, draft, [...path, bound === undefined ? "needs" : "bind", name]);
    return found === undefined ? [] : [[name, { kind, id: `${kind}.${found}` }] as const];
  });
  return Object.fromEntries(entries);
}

/** What a capability keeps its things in, such as the database of a queue: the one that its word names, or the only one. */
export function storeOf(
  draft: Draft,
  owner: string,
  { word, kind, bound }: { readonly word: string; readonly kind: NeedKind; readonly bound: string | undefined },
): ResourceId | undefined {
  const need: Need = { name: word, kind, bound, choose: (found) => `${word}: "${found}"` };
  const found = meet(need, draft, [owner, word]);
  return found === undefined ? undefined : `${kind}.${found}`;
}

interface Need {
  readonly name: string;
  readonly kind: NeedKind;
  readonly bound: string | undefined;
  /** How an author would say which one is meant. */
  readonly choose: (found: string) => string;
}

function meet({ name, kind, bound, choose }: Need, draft: Draft, path: readonly string[]): string | undefined {
  const names = namesOf(draft, kind);
  if (bound !== undefined) {
    if (names.includes(bound)) return bound;
    complainOfReference(draft, path, { name: bound, among: names, what: kind });
    return undefined;
  }
  const [first, ...others] = names;
  if (names.includes(name)) return name;
  if (first !== undefined && others.length === 0) return first;
  if (first === undefined)
    complain(draft, "TER-RES-003", {
      path,
      message: `a ${kind} is needed as ${name}, and the platform has none`,
      hint: `add one: ${name}: ${kind}({ … })`,
    });
  else
    complain(draft, "TER-RES-004", {
      path,
      message: `a ${kind} is needed as ${name}, which ${names.join(" or ")} could be`,
      hint: `say which: ${choose(first)}`,
    });
  return undefined;
}
