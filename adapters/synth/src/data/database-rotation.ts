import { findResource, type Graph, type Postgres, resourcesOf, type Tier } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnRotationSchedule, CfnSecretTargetAttachment } from "aws-cdk-lib/aws-secretsmanager";
import type { SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { days } from "../assembly/measure.ts";
import { logicalId } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { rotates, rotationOf } from "../network/security-groups.ts";
import { subnetIds } from "../network/subnet-ids.ts";

/** Has AWS change the owner's password as often as the spec says, by the function that Secrets Manager brings for it. (STM-ENC-03) */
export function buildRotation(postgres: Postgres, context: SynthContext): void {
  const rotateEvery = findResource(context.graph, "secret", postgres.password)?.rotateEvery ?? null;
  if (rotateEvery === null || !rotates(context.graph, postgres)) return;
  const stack = stackFor(context, "data");
  stack.addTransform("AWS::SecretsManager-2024-09-16");
  const attachment = new CfnSecretTargetAttachment(stack, logicalId(postgres.id, "PasswordAttachment"), {
    secretId: fact({ stack, context }, postgres.password, "arn"),
    targetId: Fn.ref(logicalId(postgres.id)),
    targetType: "AWS::RDS::DBInstance",
  });
  new CfnRotationSchedule(stack, logicalId(postgres.id, "PasswordRotation"), {
    secretId: attachment.ref,
    rotateImmediatelyOnUpdate: false,
    rotationRules: { automaticallyAfterDays: days(rotateEvery) },
    hostedRotationLambda: {
      rotationType: "PostgreSQLSingleUser",
      vpcSubnetIds: Fn.join(",", subnetIds(stack, tierOf(postgres, context.graph), context)),
      vpcSecurityGroupIds: fact({ stack, context }, rotationOf(postgres.id), "security-group"),
    },
  });
}

/** The function asks Secrets Manager: it stands where a NAT gateway leads out, and beside the database where none does. */
function tierOf({ tier }: Postgres, graph: Graph): Tier {
  const out = resourcesOf(graph, "network").some(
    ({ nat, subnets }) => nat !== "none" && subnets.some((subnet) => subnet.tier === "private"),
  );
  return out ? "private" : tier;
}
