import { type Handlers, handle, type Resource, type ResourceId } from "@terrace/core/graph";
import type { Stack } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import type { SynthContext } from "./context.ts";
import { KIND_ORDER } from "./kind-order.ts";
import { nameOf } from "./name.ts";
import type { Part } from "./part.ts";
import { namesResources, tagOwn } from "./tags.ts";

/** Hands every resource of a context's graph to the function for its kind, what others build on first. Returns what became of nothing, and why. */
export function buildEach(
  handlers: Handlers<SynthContext, Part>,
  context: SynthContext,
): readonly { readonly resource: ResourceId; readonly reason: string }[] {
  const named = namesResources(context);
  const seen = childCounts(context);
  return inKindOrder(context.graph.resources).flatMap((resource) => {
    const part = handle(handlers, resource, context);
    const made = named ? newChildren(context, seen) : [];
    // What stands in a second region carries the name of what it is a copy of.
    if (resource.kind !== "standby") tagOwn(made, nameOf(resource.id), context);
    else for (const [stack, count] of childCounts(context)) seen.set(stack, count);
    return part.kind === "absent" ? [{ resource: resource.id, reason: part.reason }] : [];
  });
}

/** Kinds that others build on come first; within a kind the graph's order stays. */
function inKindOrder(resources: readonly Resource[]): readonly Resource[] {
  return KIND_ORDER.flatMap((kind) => resources.filter((resource) => resource.kind === kind));
}

function childCounts({ stacks }: SynthContext): Map<Stack, number> {
  return new Map([...stacks.values()].map((stack) => [stack, stack.node.children.length]));
}

/** What has come into the stacks since they were last looked at. */
function newChildren({ touched }: SynthContext, seen: Map<Stack, number>): readonly IConstruct[] {
  const stacks = [...touched];
  touched.clear();
  return stacks.flatMap((stack) => {
    const { children } = stack.node;
    const before = seen.get(stack) ?? 0;
    seen.set(stack, children.length);
    return children.slice(before);
  });
}
