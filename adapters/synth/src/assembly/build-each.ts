import { type Handlers, handle, type Resource, type ResourceId } from "@terrace/core/graph";
import type { IConstruct } from "constructs";
import type { SynthContext } from "./context.ts";
import { KIND_ORDER } from "./kind-order.ts";
import { nameOf } from "./name.ts";
import type { Part } from "./part.ts";
import { tagOwn } from "./tags.ts";

/** Hands every resource of a context's graph to the function for its kind, what others build on first. Returns what became of nothing, and why. */
export function buildEach(
  handlers: Handlers<SynthContext, Part>,
  context: SynthContext,
): readonly { readonly resource: ResourceId; readonly reason: string }[] {
  return inKindOrder(context.graph.resources).flatMap((resource) => {
    const before = childCounts(context);
    const part = handle(handlers, resource, context);
    // What stands in a second region carries the name of what it is a copy of.
    if (resource.kind !== "standby") tagOwn(newChildren(context, before), nameOf(resource.id), context);
    return part.kind === "absent" ? [{ resource: resource.id, reason: part.reason }] : [];
  });
}

/** Kinds that others build on come first; within a kind the graph's order stays. */
function inKindOrder(resources: readonly Resource[]): readonly Resource[] {
  return KIND_ORDER.flatMap((kind) => resources.filter((resource) => resource.kind === kind));
}

function childCounts({ stacks }: SynthContext): ReadonlyMap<string, number> {
  return new Map([...stacks].map(([name, stack]) => [name, stack.node.children.length]));
}

/** What has come into the stacks since they were counted. */
function newChildren({ stacks }: SynthContext, before: ReadonlyMap<string, number>): readonly IConstruct[] {
  return [...stacks].flatMap(([name, stack]) => stack.node.children.slice(before.get(name) ?? 0));
}
