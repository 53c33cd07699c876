import { findResource, type Graph, type ResourceId, resourcesOf, type SecurityEdge } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { report, type SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { logicalId } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { natZones } from "./subnets.ts";

/** Who a rule lets in. */
export type Peer =
  | { readonly cidrIp: string }
  | { readonly sourceSecurityGroupId: string }
  | { readonly sourcePrefixListId: string };

/**
 * The addresses that CloudFront asks origins from, as AWS keeps them by region under
 * `com.amazonaws.global.cloudfront.origin-facing`. Fixed ids, so that no account has to be asked.
 */
const CLOUDFRONT: Readonly<Record<string, string>> = {
  "ap-northeast-1": "pl-58a04531",
  "ap-northeast-2": "pl-22a6434b",
  "ap-south-1": "pl-9aa247f3",
  "ap-southeast-1": "pl-31a34658",
  "ap-southeast-2": "pl-b8a742d1",
  "ca-central-1": "pl-38a64351",
  "eu-central-1": "pl-a3a144ca",
  "eu-north-1": "pl-fab65393",
  "eu-west-1": "pl-4fa04526",
  "eu-west-2": "pl-93a247fa",
  "eu-west-3": "pl-75b1541c",
  "sa-east-1": "pl-5da64334",
  "us-east-1": "pl-3b927c52",
  "us-east-2": "pl-b6a144df",
  "us-west-1": "pl-4ea04527",
  "us-west-2": "pl-82a045eb",
};

/** Whom the group at the end of a security edge has to let in. */
export function sourcesOf(
  edge: SecurityEdge,
  ends: { readonly from: ResourceId | null; readonly to: ResourceId | null },
  context: SynthContext,
): readonly Peer[] {
  const { graph, region } = context;
  if (edge.from === "internet") return [{ cidrIp: "0.0.0.0/0" }];
  if (ends.from !== null) return isPublicBalancer(graph, edge.to) ? fromInside(graph) : [group(ends.from, context)];
  const list = CLOUDFRONT[region];
  if (findResource(graph, "edge", edge.from)?.engine !== "cdn") return [];
  if (list !== undefined) return [{ sourcePrefixListId: list }];
  report(context, edge.id, {
    code: "TER-SYN-004",
    message: `the addresses of CloudFront in ${region} are not known`,
    hint: "`aws ec2 describe-managed-prefix-lists` names the list; add it to network/peers.ts.",
  });
  return [];
}

/** A balancer in public subnets is met by its public addresses also from inside: a caller then shows the address of its NAT gateway. */
function fromInside(graph: Graph): readonly Peer[] {
  return resourcesOf(graph, "network").flatMap((network) =>
    natZones(network).map((zone) => ({
      cidrIp: Fn.join("", [Fn.ref(logicalId(network.id, "NatAddress", zone)), "/32"]),
    })),
  );
}

function isPublicBalancer(graph: Graph, id: ResourceId): boolean {
  return findResource(graph, "balancer", id)?.tier === "public";
}

function group(id: ResourceId, context: SynthContext): Peer {
  return { sourceSecurityGroupId: fact({ stack: stackFor(context, "network"), context }, id, "security-group") };
}
