import { findResource, resourcesOf, type SecurityEdge } from "@terrace/core/graph";
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress } from "aws-cdk-lib/aws-ec2";
import { acknowledge } from "./assembly/acknowledge.ts";
import type { SynthContext } from "./assembly/context.ts";
import { fact } from "./assembly/facts.ts";
import { logicalId } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { type Peer, sourcesOf } from "./network/peers.ts";
import { groupOwner, poolerOf } from "./network/security-groups.ts";

/** One allowed direction: a rule that lets it out of the one group and one that lets it into the other. (BRQ-NET-06..09) */
export function synthSecurityEdge(edge: SecurityEdge, context: SynthContext): Part {
  const { graph } = context;
  const to = groupOwner(graph, edge.to);
  const from = edge.from === "internet" ? null : groupOwner(graph, edge.from);
  if (to === null && edge.to !== "internet") return absent("what it leads to stands outside of the network");
  if (to === from) return absent("both ends are containers of one machine");
  const pooled = to !== null && (findResource(graph, "postgres", to)?.pooler ?? null) !== null;
  const entrance = pooled && to !== null ? poolerOf(to) : to;
  for (const [index, peer] of sourcesOf(edge, { from, to }, context).entries())
    if (entrance !== null) letIn(edge, { entrance, peer, role: index === 0 ? "In" : `In${index + 1}` }, context);
  if (from !== null) letOut(edge, { from, entrance }, context);
  if (pooled && to !== null) joinPooler(edge, to, context);
  return SYNTHESIZED;
}

interface Inward {
  readonly entrance: string;
  readonly peer: Peer;
  readonly role: string;
}

function letIn(edge: SecurityEdge, { entrance, peer, role }: Inward, context: SynthContext): void {
  const stack = stackFor(context, "network");
  if (!isNew(["in", entrance, edge, peer], context)) return;
  const rule = new CfnSecurityGroupIngress(stack, logicalId(edge.id, role), {
    groupId: fact({ stack, context }, entrance, "security-group"),
    ...traffic(edge),
    ...peer,
  });
  acknowledge(rule, {
    "AwsSolutions-EC23":
      edge.from === "internet" ? "visitors come from everywhere" : "one address of a NAT gateway, known when it stands",
  });
}

interface Outward {
  readonly from: string;
  readonly entrance: string | null;
}

/** Where the other end is met by its public address, the way out is open to that port everywhere. */
function letOut(edge: SecurityEdge, { from, entrance }: Outward, context: SynthContext): void {
  const stack = stackFor(context, "network");
  const isPublic = entrance === null || findResource(context.graph, "balancer", edge.to) !== undefined;
  const peer =
    isPublic && findResource(context.graph, "balancer", edge.from) === undefined
      ? { cidrIp: "0.0.0.0/0" }
      : { destinationSecurityGroupId: fact({ stack, context }, entrance ?? from, "security-group") };
  if (!isNew(["out", from, edge, peer], context)) return;
  new CfnSecurityGroupEgress(stack, logicalId(edge.id, "Out"), {
    groupId: fact({ stack, context }, from, "security-group"),
    ...traffic(edge),
    ...peer,
  });
}

/** What may reach the database behind a pooler is the pooler alone; one pair of rules for all who use it. */
function joinPooler(edge: SecurityEdge, database: string, context: SynthContext): void {
  const stack = stackFor(context, "network");
  const first = resourcesOf(context.graph, "security-edge").find(
    (other) => other.to === edge.to && other.port === edge.port,
  );
  if (first?.id !== edge.id) return;
  const [pooler, server] = [poolerOf(database), database].map((id) => fact({ stack, context }, id, "security-group"));
  if (pooler === undefined || server === undefined) return;
  const shape = { ipProtocol: edge.protocol, fromPort: edge.port, toPort: edge.port };
  new CfnSecurityGroupIngress(stack, logicalId(database, "FromPooler"), {
    groupId: server,
    sourceSecurityGroupId: pooler,
    description: "pooled connections",
    ...shape,
  });
  new CfnSecurityGroupEgress(stack, logicalId(database, "PoolerOut"), {
    groupId: pooler,
    destinationSecurityGroupId: server,
    description: "pooled connections",
    ...shape,
  });
}

/** True for a rule that does not stand yet: two edges can come to the same addresses and port, each under a token of its own. */
function isNew(
  [direction, group, { protocol, port }, peer]: [string, string, SecurityEdge, object],
  context: SynthContext,
): boolean {
  const { rules } = context;
  const rule = JSON.stringify([direction, group, protocol, port, stackFor(context, "network").resolve(peer)]);
  if (rules.has(rule)) return false;
  rules.add(rule);
  return true;
}

function traffic({ protocol, port, reason }: SecurityEdge): {
  readonly ipProtocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly description: string;
} {
  if (protocol === "all") return { ipProtocol: "-1", description: reason };
  return { ipProtocol: protocol, fromPort: port, toPort: port, description: reason };
}
