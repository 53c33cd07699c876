import { findResource, type Postgres } from "@terrace/core/graph";
import { CfnParameter, Fn, type Stack } from "aws-cdk-lib";
import { CfnDBInstance, type CfnDBInstanceProps } from "aws-cdk-lib/aws-rds";
import { acknowledge } from "../assembly/acknowledge.ts";
import { arn } from "../assembly/arn.ts";
import { differ, homeGraph, type SynthContext } from "../assembly/context.ts";
import { fact, publish } from "../assembly/facts.ts";
import { days } from "../assembly/measure.ts";
import { logicalId } from "../assembly/name.ts";
import { type Part, SYNTHESIZED } from "../assembly/part.ts";
import { retainProtected } from "../assembly/retain.ts";
import { stackFor } from "../assembly/stacks.ts";
import { acknowledgeServer, backupOf, databaseIdentifier, serverShape } from "../data/database.ts";
import { buildDatabaseGroups } from "../data/database-groups.ts";
import { databaseUsers, roleFact } from "../data/database-roles.ts";
import { deriveCopy } from "./copied-secret.ts";

/** What the name of the parameter ends in that says which snapshot a database is restored from. */
export const SNAPSHOT = "Snapshot";

/** The database of a second region: the replica that is promoted there, else what is restored from a copied snapshot. (BRQ-DB-07, BRQ-DB-13, BRQ-DR-08, CON-ATL-15) */
export function synthDatabaseCopy(postgres: Postgres, context: SynthContext): Part {
  const home = homeGraph(context);
  const stack = stackFor(context, "data");
  buildDatabaseGroups(postgres, context);
  const built = new CfnDBInstance(stack, logicalId(postgres.id), {
    dbInstanceIdentifier: databaseIdentifier(postgres, context),
    dbSubnetGroupName: Fn.ref(logicalId(postgres.id, "Subnets")),
    ...sourceOf(postgres, stack, context),
    backupRetentionPeriod: retention(postgres, context),
    ...serverShape(postgres, { stack, context }),
  });
  retainProtected(built, postgres.id);
  acknowledgeServer(built, postgres);
  acknowledge(built, {
    "AwsSolutions-RDS2": "a copy is encrypted as the server is that it comes from",
    "AwsSolutions-RDS3": "it is itself the second copy",
    "AwsSolutions-RDS13": "until it is promoted the server that it follows is the one that is backed up",
  });
  for (const process of databaseUsers(context.graph, postgres)) deriveCopy(postgres.id, roleFact(process), context);
  publish({ stack, context }, postgres.id, { host: built.attrEndpointAddress, server: built.attrEndpointAddress });
  if (findResource(home, "postgres", postgres.id)?.pooler !== null)
    differ(
      context,
      postgres.id,
      `no RDS Proxy in ${context.region}, as it takes no read replica: tasks there connect to the server itself, each with a pool of ${postgres.pool.max}`,
    );
  return SYNTHESIZED;
}

function sourceOf(postgres: Postgres, stack: Stack, context: SynthContext): Partial<CfnDBInstanceProps> {
  const { first, region } = context;
  const server = first === null ? undefined : findResource(first.graph, "postgres", postgres.id);
  const replica = server?.replicas.find((one) => one.region === region);
  if (first === null || server === undefined || replica === undefined) return restored(postgres, stack, context);
  return {
    sourceDbInstanceIdentifier: arn("rds", `db:${databaseIdentifier(server, first)}`, first.region),
    sourceRegion: first.region,
    ...(replica.zone === null ? {} : { availabilityZone: replica.zone }),
    ...keyOf(postgres, stack, context),
  };
}

/** Days that its own backups are kept once it takes writes. (BRQ-DR-08) */
function retention({ id }: Postgres, context: SynthContext): number {
  const home = homeGraph(context);
  const server = findResource(home, "postgres", id);
  if (server === undefined) return 0;
  const stated = server.replicas.find(({ region }) => region === context.region)?.keep ?? null;
  return Math.min(35, days(stated ?? backupOf(home, server)?.keep ?? 0));
}

/** A key is of one region, so the copy has one of its own. */
function keyOf(
  { encryption, key }: Postgres,
  stack: Stack,
  context: SynthContext,
): Pick<CfnDBInstanceProps, "kmsKeyId"> {
  if (encryption === "none") return {};
  if (encryption === "customer-key" && key !== null) return { kmsKeyId: fact({ stack, context }, key, "arn") };
  return { kmsKeyId: arn("kms", "alias/aws/rds") };
}

/** Without a replica only snapshots cross regions; which one is restored is said when it comes to that. */
function restored(postgres: Postgres, stack: Stack, context: SynthContext): Partial<CfnDBInstanceProps> {
  differ(
    context,
    postgres.id,
    `no replica in ${context.region}: the database there is restored from the newest copied snapshot when the region takes over`,
  );
  const snapshot = new CfnParameter(stack, logicalId(postgres.id, SNAPSHOT), {
    type: "String",
    default: "none",
    description: "ARN of the snapshot that the database is restored from",
  });
  return { dbSnapshotIdentifier: snapshot.valueAsString };
}
