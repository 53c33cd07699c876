import type { Graph, Resource, ResourceId, ResourceKind } from "../graph/index.ts";
import { type Aspect, compareAspects } from "./aspects.ts";
import type { Change } from "./change.ts";
import type { Effect, PlannedChange } from "./effect.ts";
import { EFFECTS } from "./effects.ts";
import { planChanges } from "./plan-changes.ts";
import { type Step, stepsOf } from "./steps.ts";

/** The way from one environment to another: what changes, what it means, in which order, and the way back. */
export interface MovePlan {
  readonly from: string;
  readonly to: string;
  readonly aspects: readonly Aspect[];
  readonly changes: readonly PlannedChange[];
  readonly steps: readonly Step[];
}

/** Plans the move from one resolved environment to another, from the two graphs alone. */
export function planMove(before: Graph, after: Graph): MovePlan {
  const old = tableOf(before);
  const wanted = tableOf(after);
  const changes = planChanges(before, after).map((change): PlannedChange => {
    const effect = effectOf(change, old.get(change.from ?? change.resource), wanted.get(change.resource));
    return { ...change, effect };
  });
  return {
    from: before.environment,
    to: after.environment,
    aspects: compareAspects(before, after),
    changes,
    steps: stepsOf(changes),
  };
}

function tableOf({ resources }: Graph): ReadonlyMap<ResourceId, Resource> {
  return new Map(resources.map((resource) => [resource.id, resource]));
}

function effectOf(change: Change, before: Resource | undefined, after: Resource | undefined): Effect {
  const known = EFFECTS[change.kind] as ((change: Change, before?: Resource, after?: Resource) => Effect) | undefined;
  if (known === undefined || otherKind(change.kind, before) || otherKind(change.kind, after))
    return { downtime: null, data: null };
  return known(change, before, after);
}

function otherKind(kind: ResourceKind, resource: Resource | undefined): boolean {
  return resource !== undefined && resource.kind !== kind;
}
