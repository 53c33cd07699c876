import type { Postgres } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnDBProxy, CfnDBProxyTargetGroup } from "aws-cdk-lib/aws-rds";
import { differ, type SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { seconds } from "../assembly/measure.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { poolerOf } from "../network/security-groups.ts";
import { subnetIds } from "../network/subnet-ids.ts";
import { databaseUsers, roleFact } from "./database-roles.ts";

/** RDS Proxy before the server, with the stated share of its connections. Returns its endpoint; null where tasks connect directly. (BRQ-DB-11) */
export function buildPooler(postgres: Postgres, context: SynthContext): string | null {
  if (postgres.pooler === null) return null;
  const stack = stackFor(context, "data");
  const secrets = [
    fact({ stack, context }, postgres.password, "arn"),
    ...databaseUsers(context.graph, postgres).map((process) =>
      fact({ stack, context }, postgres.id, roleFact(process)),
    ),
  ];
  const role = buildRole(stack, logicalId(postgres.id, "PoolerRole"), {
    service: "rds.amazonaws.com",
    grants: [{ actions: ["secretsmanager:GetSecretValue"], on: secrets }],
    wildcards: "",
  });
  const proxy = new CfnDBProxy(stack, logicalId(postgres.id, "Pooler"), {
    dbProxyName: physicalName(context.graph, nameOf(postgres.id)),
    engineFamily: "POSTGRESQL",
    auth: secrets.map((secretArn) => ({ authScheme: "SECRETS", iamAuth: "DISABLED", secretArn })),
    roleArn: role.attrArn,
    requireTls: postgres.tls === "verify",
    idleClientTimeout: Math.max(1, seconds(postgres.pool.idle)),
    vpcSubnetIds: subnetIds(stack, postgres.tier, context),
    vpcSecurityGroupIds: [fact({ stack, context }, poolerOf(postgres.id), "security-group")],
  });
  const share = Math.floor((postgres.pooler.serverConnections / postgres.maxConnections) * 100);
  new CfnDBProxyTargetGroup(stack, logicalId(postgres.id, "PoolerTargets"), {
    dbProxyName: proxy.ref,
    targetGroupName: "default",
    dbInstanceIdentifiers: [Fn.ref(logicalId(postgres.id))],
    connectionPoolConfigurationInfo: {
      maxConnectionsPercent: Math.min(100, Math.max(1, share)),
      connectionBorrowTimeout: Math.max(1, seconds(postgres.pool.connect)),
    },
  });
  differ(
    context,
    postgres.id,
    `RDS Proxy has no limit of ${postgres.pooler.clientConnections} client connections, and counts server connections as a share: ${share} %`,
  );
  return proxy.attrEndpoint;
}
