import type { Postgres } from "@terrace/core/graph";
import { CfnDBParameterGroup, CfnDBSubnetGroup } from "aws-cdk-lib/aws-rds";
import { differ, type SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { buildDatabase } from "./data/database.ts";
import { buildReplicas } from "./data/database-replicas.ts";
import { buildRoleSecrets } from "./data/database-roles.ts";
import { buildRotation } from "./data/database-rotation.ts";
import { buildPooler } from "./data/pooler.ts";
import { subnetIds } from "./network/subnet-ids.ts";

/** RDS for PostgreSQL with its replicas, its pooler and one user for each process. (BRQ-DB-01..13) */
export function synthPostgres(postgres: Postgres, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  const name = physicalName(context.graph, nameOf(postgres.id));
  new CfnDBSubnetGroup(stack, logicalId(postgres.id, "Subnets"), {
    dbSubnetGroupName: name,
    dbSubnetGroupDescription: name,
    subnetIds: subnetIds(stack, postgres.tier, context),
  });
  new CfnDBParameterGroup(stack, logicalId(postgres.id, "Parameters"), {
    description: name,
    family: `postgres${postgres.version.split(".")[0]}`,
    parameters: parametersOf(postgres),
  });
  const database = buildDatabase(postgres, context);
  buildRoleSecrets(postgres, context);
  const pooler = buildPooler(postgres, context);
  publish(
    stack,
    postgres.id,
    { host: pooler ?? database.attrEndpointAddress, server: database.attrEndpointAddress },
    context,
  );
  buildRotation(postgres, context);
  buildReplicas(postgres, context);
  if (postgres.extensions.length > 0)
    differ(
      context,
      postgres.id,
      `${postgres.extensions.join(", ")}: the first migration creates extensions, CloudFormation cannot`,
    );
  if (postgres.replicaScaling !== null)
    differ(context, postgres.id, "RDS for PostgreSQL adds no replicas by itself; Aurora does, and is another engine");
  return SYNTHESIZED;
}

function parametersOf({ parameters, tls }: Postgres): Record<string, string> {
  const all = { ...parameters, "rds.force_ssl": tls === "verify" ? "1" : "0" };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
