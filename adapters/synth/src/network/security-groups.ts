import {
  findResource,
  type Graph,
  type Network,
  type Postgres,
  type Resource,
  type ResourceId,
} from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnSecurityGroup } from "aws-cdk-lib/aws-ec2";
import type { SynthContext } from "../assembly/context.ts";
import { publish } from "../assembly/facts.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { migrationsOf } from "../data/migrations-of.ts";

/** A rule that nothing matches: a group without any would let everything out. */
export const NOWHERE: CfnSecurityGroup.EgressProperty[] = [
  {
    ipProtocol: "icmp",
    fromPort: 252,
    toPort: 86,
    cidrIp: "255.255.255.255/32",
    description: "nothing leaves but by a security edge",
  },
];

/** One group for each resource with an address, all in the network's stack: edges between them can then tie no two stacks together. */
export function buildSecurityGroups(network: Network, context: SynthContext): void {
  const stack = stackFor(context, "network");
  for (const id of members(context)) {
    const group = new CfnSecurityGroup(stack, logicalId(id, "SecurityGroup"), {
      vpcId: Fn.ref(logicalId(network.id, "Vpc")),
      groupDescription: physicalName(context.graph, nameOf(id), 255),
      securityGroupEgress: NOWHERE,
      tags: [{ key: "Name", value: physicalName(context.graph, nameOf(id)) }],
    });
    publish({ stack, context }, id, { "security-group": group.attrGroupId });
  }
}

/** Whose security group a resource stands in: its own, or its machine's where it is a container on one; null for what has no address in the network. */
export function groupOwner(graph: Graph, id: ResourceId): ResourceId | null {
  const resource = graph.resources.find((candidate) => candidate.id === id);
  return resource === undefined ? null : ownerOf(graph, resource);
}

/** The pooler before a database stands in a group of its own. */
export function poolerOf(id: ResourceId): ResourceId {
  return `${id}-pooler`;
}

/** The function that changes a database's password stands in a group of its own. */
export function rotationOf(id: ResourceId): ResourceId {
  return `${id}-rotation`;
}

/** The task that makes a database ready for a release stands in a group of its own. */
export function migrationOf(id: ResourceId): ResourceId {
  return `${id}-migration`;
}

/** Whether AWS changes the password of a database by itself. */
export function rotates(graph: Graph, { password }: Postgres): boolean {
  return (findResource(graph, "secret", password)?.rotateEvery ?? null) !== null;
}

function members({ graph, first }: SynthContext): readonly ResourceId[] {
  const owners = graph.resources.flatMap((resource) => {
    const owner = ownerOf(graph, resource);
    const pooled = resource.kind === "postgres" && resource.pooler !== null && owner === resource.id;
    const rotated = resource.kind === "postgres" && rotates(graph, resource);
    // In a second region a database is a copy, with everything in it.
    const migrated = first === null && resource.kind === "postgres" && migrationsOf(graph, resource).length > 0;
    if (owner === null) return [];
    const beside = [pooled ? poolerOf(owner) : null, rotated ? rotationOf(owner) : null];
    return [owner, ...beside, migrated ? migrationOf(owner) : null].filter((one) => one !== null);
  });
  return [...new Set(owners)].sort();
}

function ownerOf(graph: Graph, resource: Resource): ResourceId | null {
  switch (resource.kind) {
    case "service":
    case "site":
    case "worker":
      return resource.host ?? resource.id;
    case "edge":
    case "redis":
      return resource.container?.host ?? (resource.kind === "redis" ? resource.id : null);
    case "balancer":
      return resource.engine === "balancer" ? resource.id : edgeHost(graph);
    case "search":
      return resource.engine === "opensearch" ? resource.id : null;
    case "host":
    case "postgres":
      return resource.id;
    default:
      return null;
  }
}

function edgeHost(graph: Graph): ResourceId | null {
  return graph.resources.flatMap((one) => (one.kind === "edge" ? [one.container?.host ?? null] : []))[0] ?? null;
}
