import { resourcesOf } from "@terrace/core/graph";
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress } from "aws-cdk-lib/aws-ec2";
import type { SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { logicalId } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { migrationsOf } from "../data/migrations-of.ts";
import { migrationOf, poolerOf } from "./security-groups.ts";

/** Lets the task that makes a database ready reach it where services do, and what every task needs to start. Nothing reaches the task. */
export function buildMigrationEdges(context: SynthContext): void {
  const { graph } = context;
  // In a second region databases are copies, with everything in them.
  if (context.first !== null) return;
  const stack = stackFor(context, "network");
  for (const postgres of resourcesOf(graph, "postgres").filter((one) => migrationsOf(graph, one).length > 0)) {
    const entrance = postgres.pooler === null ? postgres.id : poolerOf(postgres.id);
    const database = fact({ stack, context }, entrance, "security-group");
    const task = fact({ stack, context }, migrationOf(postgres.id), "security-group");
    const queries = { ipProtocol: "tcp", fromPort: postgres.port, toPort: postgres.port, description: "migrations" };
    new CfnSecurityGroupIngress(stack, logicalId(postgres.id, "FromMigration"), {
      groupId: database,
      sourceSecurityGroupId: task,
      ...queries,
    });
    new CfnSecurityGroupEgress(stack, logicalId(postgres.id, "MigrationOut"), {
      groupId: task,
      destinationSecurityGroupId: database,
      ...queries,
    });
    new CfnSecurityGroupEgress(stack, logicalId(postgres.id, "MigrationToServices"), {
      groupId: task,
      cidrIp: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      description: "images, secrets and logs",
    });
  }
}
