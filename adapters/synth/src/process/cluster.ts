import { Fn } from "aws-cdk-lib";
import { CfnCluster, CfnClusterCapacityProviderAssociations } from "aws-cdk-lib/aws-ecs";
import type { SynthContext } from "../assembly/context.ts";
import { publish } from "../assembly/facts.ts";
import { stackFor } from "../assembly/stacks.ts";

const ID = "Cluster";

/** The cluster of an environment, made when the first process asks for it. Returns its name. */
export function clusterName(context: SynthContext): string {
  const { graph } = context;
  const stack = stackFor(context, "services");
  const name = `${graph.platform}-${graph.environment}`;
  if (stack.node.tryFindChild(ID) !== undefined) return name;
  const cluster = new CfnCluster(stack, ID, {
    clusterName: name,
    // Counts of running tasks come from here: scaling by backlog divides by them.
    clusterSettings: [{ name: "containerInsights", value: "enabled" }],
  });
  new CfnClusterCapacityProviderAssociations(stack, `${ID}Capacity`, {
    cluster: Fn.ref(ID),
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
  });
  publish({ stack, context }, "cluster", { arn: cluster.attrArn });
  return name;
}
