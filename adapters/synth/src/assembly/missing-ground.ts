import { resourcesOf } from "@terrace/core/graph";
import { groupOwner } from "../network/security-groups.ts";
import { report, type SynthContext } from "./context.ts";

/** Reports everything that would stand on nothing, all at once, before anything is built on it. True where something is missing. */
export function missingGround(context: SynthContext): boolean {
  const ungrounded = [...withoutNetwork(context), ...withoutRoutes(context)];
  for (const { of, message, hint } of ungrounded) report(context, of, { code: "TER-SYN-006", message, hint });
  return ungrounded.length > 0;
}

interface Ungrounded {
  readonly of: string;
  readonly message: string;
  readonly hint: string;
}

/** What has an address needs subnets and a security group, and both are made with the network. */
function withoutNetwork({ graph }: SynthContext): readonly Ungrounded[] {
  if (resourcesOf(graph, "network").length > 0) return [];
  const owners = new Set(graph.resources.flatMap(({ id }) => groupOwner(graph, id) ?? []));
  return [...owners].sort().map((of) => ({
    of,
    message: `${of} stands in subnets behind a security group, and the platform has no network`,
    hint: "Say one: network({ cidr, zones, subnets }).",
  }));
}

/** Content delivery without a route would have nothing to deliver. */
function withoutRoutes({ graph }: SynthContext): readonly Ungrounded[] {
  return resourcesOf(graph, "edge")
    .filter(({ engine, routes }) => engine === "cdn" && routes.length === 0)
    .map(({ id }) => ({
      of: id,
      message: `${id} has no routes, and content delivery needs one at least`,
      hint: 'Say where requests go: routes: { "/*": "balancer" }.',
    }));
}
