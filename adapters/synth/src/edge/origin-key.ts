import type { Edge } from "@terrace/core/graph";
import { CfnListenerRule } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { acknowledge } from "../assembly/acknowledge.ts";
import { differ, homeGraph, type SynthContext } from "../assembly/context.ts";
import { retain } from "../assembly/retain.ts";
import { generated } from "../assembly/secret-value.ts";
import { stackFor } from "../assembly/stacks.ts";
import { copiedTo } from "../data/secret-copies.ts";

/** The header by which the balancer knows requests that came through content delivery. */
export const ORIGIN_HEADER = "X-Origin-Key";

const ID = "OriginKey";

/** Random bytes in the key. */
const STRENGTH = 32;

/** The key, by the name of its secret: a copy in us-east-1 lets the edge's stack resolve it, whatever the platform's region. */
export function originKey(context: SynthContext): string {
  const { platform, environment } = homeGraph(context);
  const name = `${platform}/${environment}/origin-key`;
  const stack = stackFor(context.first ?? context, "data");
  if (stack.node.tryFindChild(ID) === undefined) {
    const built = new CfnSecret(stack, ID, {
      name,
      description: "what content delivery shows the balancer",
      generateSecretString: generated(STRENGTH, null),
      ...copiedTo(context, "us-east-1"),
    });
    retain(built, "secret.origin-key");
    acknowledge(built, {
      "AwsSolutions-SMG4": "edge and balancer read it when they are deployed, so a deployment rotates it",
    });
  }
  return `{{resolve:secretsmanager:${name}:SecretString}}`;
}

/** Adds the key to every rule of the balancer: who does not show it gets the 404 of what is not there. (CON-DFZ-14, CON-STM-08) */
export function lockBalancer(edge: Edge, context: SynthContext): void {
  const values = [originKey(context)];
  for (const rule of stackFor(context, "services").node.findAll())
    if (rule instanceof CfnListenerRule)
      rule.conditions = [
        ...(rule.conditions as CfnListenerRule.RuleConditionProperty[]),
        { field: "http-header", httpHeaderConfig: { httpHeaderName: ORIGIN_HEADER, values } },
      ];
  differ(
    context,
    edge.id,
    "the balancer's security group lets in the addresses of CloudFront, and its rules ask for a key that only this distribution knows",
  );
}
