import { resourcesOf } from "@terrace/core/graph";
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress } from "aws-cdk-lib/aws-ec2";
import type { SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { logicalId } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { rotates, rotationOf } from "./security-groups.ts";

/** Lets the function that changes a database's password reach the database, and Secrets Manager. */
export function buildRotationEdges(context: SynthContext): void {
  const stack = stackFor(context, "network");
  for (const postgres of resourcesOf(context.graph, "postgres").filter((one) => rotates(context.graph, one))) {
    const server = fact({ stack, context }, postgres.id, "security-group");
    const rotation = fact({ stack, context }, rotationOf(postgres.id), "security-group");
    const queries = {
      ipProtocol: "tcp",
      fromPort: postgres.port,
      toPort: postgres.port,
      description: "a new password",
    };
    new CfnSecurityGroupIngress(stack, logicalId(postgres.id, "FromRotation"), {
      groupId: server,
      sourceSecurityGroupId: rotation,
      ...queries,
    });
    new CfnSecurityGroupEgress(stack, logicalId(postgres.id, "RotationOut"), {
      groupId: rotation,
      destinationSecurityGroupId: server,
      ...queries,
    });
    new CfnSecurityGroupEgress(stack, logicalId(postgres.id, "RotationToSecrets"), {
      groupId: rotation,
      cidrIp: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      description: "Secrets Manager",
    });
  }
}
