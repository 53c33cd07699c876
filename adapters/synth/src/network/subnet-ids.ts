import { resourcesOf, type Tier } from "@terrace/core/graph";
import type { Stack } from "aws-cdk-lib";
import { report, type SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { subnetName, subnetsOf } from "./subnets.ts";

/** The ids of a tier's subnets as a stack reads them, one for each zone. */
export function subnetIds(stack: Stack, tier: Tier, context: SynthContext): string[] {
  const [network] = resourcesOf(context.graph, "network");
  const subnets = network === undefined ? [] : subnetsOf(network, tier);
  if (network === undefined || subnets.length === 0) {
    const message = `there is no ${tier} subnet`;
    report(context, network?.id ?? "platform", {
      code: "TER-SYN-002",
      message,
      hint: `Give the network ${tier} subnets.`,
    });
    return [];
  }
  return subnets.map((subnet) => fact({ stack, context }, network.id, `subnet-${subnetName(network, subnet)}`));
}

/** The id of the network as a stack reads it. */
export function vpcId(stack: Stack, context: SynthContext): string {
  const [network] = resourcesOf(context.graph, "network");
  return network === undefined ? "" : fact({ stack, context }, network.id, "vpc");
}
