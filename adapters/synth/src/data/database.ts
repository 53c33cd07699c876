import { type Backup, type Graph, type MaintenanceWindow, type Postgres, resourcesOf } from "@terrace/core/graph";
import { Aws, Fn, type Stack } from "aws-cdk-lib";
import { CfnRole } from "aws-cdk-lib/aws-iam";
import { CfnDBInstance, type CfnDBInstanceProps } from "aws-cdk-lib/aws-rds";
import { acknowledge } from "../assembly/acknowledge.ts";
import { differ, type SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { days, gibibytes, seconds } from "../assembly/measure.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { assumedBy } from "../assembly/policy.ts";
import { retainProtected } from "../assembly/retain.ts";
import { resolvedSecret } from "../assembly/secret-value.ts";
import { stackFor } from "../assembly/stacks.ts";
import { databaseOwner } from "./database-owner.ts";
import { engineVersion } from "./engine-version.ts";

/** The server itself. Its identifier is fixed, so CloudFormation refuses to replace it by a second one. */
export function buildDatabase(postgres: Postgres, context: SynthContext): CfnDBInstance {
  const stack = stackFor(context, "data");
  const backup = backupOf(context.graph, postgres);
  const instance = new CfnDBInstance(stack, logicalId(postgres.id), {
    dbInstanceIdentifier: databaseIdentifier(postgres, context),
    dbName: postgres.name,
    engine: "postgres",
    engineVersion: engineVersion(postgres, context),
    allocatedStorage: String(gibibytes(postgres.storage.size)),
    ...(postgres.storage.growTo > postgres.storage.size
      ? { maxAllocatedStorage: gibibytes(postgres.storage.growTo) }
      : {}),
    storageEncrypted: postgres.encryption !== "none",
    ...(postgres.encryption === "customer-key" && postgres.key !== null
      ? { kmsKeyId: fact({ stack, context }, postgres.key, "arn") }
      : {}),
    multiAz: postgres.multiZone,
    masterUsername: databaseOwner(postgres),
    masterUserPassword: resolvedSecret(fact({ stack, context }, postgres.password, "arn"), "password"),
    dbSubnetGroupName: Fn.ref(logicalId(postgres.id, "Subnets")),
    backupRetentionPeriod: backup === undefined ? 0 : Math.min(35, days(backup.keep)),
    ...(postgres.backupWindow === null
      ? {}
      : { preferredBackupWindow: `${postgres.backupWindow.start}-${postgres.backupWindow.end}` }),
    ...serverShape(postgres, { stack, context }),
  });
  retainProtected(instance, postgres.id);
  acknowledgeServer(instance, postgres);
  if (!postgres.multiZone) acknowledge(instance, { "AwsSolutions-RDS3": "this environment asks for one zone" });
  if (backup === undefined) acknowledge(instance, { "AwsSolutions-RDS13": "the spec asks for no backups" });
  return instance;
}

/** What server and replicas have in common. */
export function serverShape(
  postgres: Postgres,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): Partial<CfnDBInstanceProps> {
  const { storage, maintenance } = postgres;
  return {
    dbInstanceClass: postgres.instanceClass,
    storageType: storage.type,
    ...(storage.iops === null ? {} : { iops: storage.iops }),
    port: String(postgres.port),
    publiclyAccessible: postgres.publiclyAccessible,
    vpcSecurityGroups: [fact({ stack, context }, postgres.id, "security-group")],
    dbParameterGroupName: Fn.ref(logicalId(postgres.id, "Parameters")),
    enablePerformanceInsights: postgres.performanceInsights,
    ...monitoring(postgres, stack),
    ...(maintenance === null ? {} : { preferredMaintenanceWindow: windowText(maintenance) }),
    enableCloudwatchLogsExports: ["postgresql"],
    autoMinorVersionUpgrade: false,
    copyTagsToSnapshot: true,
    deletionProtection: true,
  };
}

/** Reasons that hold for server and replicas. */
export function acknowledgeServer(instance: CfnDBInstance, postgres: Postgres): void {
  acknowledge(instance, {
    "AwsSolutions-RDS11": "the port is the one that the spec states; only security edges reach it",
  });
  if (postgres.encryption === "none")
    acknowledge(instance, { "AwsSolutions-RDS2": "this environment asks for no encryption" });
}

/** `breiq-prod` where the log group of the requirements says so, for RDS writes to a group of that name and no other. */
export function databaseIdentifier(postgres: Postgres, context: SynthContext): string {
  const log = resourcesOf(context.graph, "log").find(({ id }) => id === postgres.log)?.name ?? null;
  const [, stated] = /^\/aws\/rds\/instance\/([a-z][a-z0-9-]*)\/postgresql$/.exec(log ?? "") ?? [];
  const identifier = stated ?? physicalName(context.graph, nameOf(postgres.id));
  if (log !== null && stated === undefined)
    differ(
      context,
      postgres.log,
      `RDS writes its lines to ${databaseLogGroup(identifier)} whatever the log is called, and keeps them for ever`,
    );
  return identifier;
}

/** Where RDS writes the lines of PostgreSQL; a group that it has to make itself keeps them for ever. */
export function databaseLogGroup(identifier: string): string {
  return `/aws/rds/instance/${identifier}/postgresql`;
}

/** Settings that only the continuous kind of backup of a database has. */
export function backupOf(graph: Graph, postgres: Postgres): Backup | undefined {
  return resourcesOf(graph, "backup").find(({ of }) => of === postgres.id);
}

function monitoring({ id, enhancedMonitoring }: Postgres, stack: Stack): Partial<CfnDBInstanceProps> {
  if (enhancedMonitoring === null) return {};
  const role = logicalId(id, "Monitoring");
  if (stack.node.tryFindChild(role) === undefined)
    acknowledge(
      new CfnRole(stack, role, {
        assumeRolePolicyDocument: assumedBy("monitoring.rds.amazonaws.com"),
        managedPolicyArns: [`arn:${Aws.PARTITION}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`],
      }),
      {
        "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]":
          "the policy for enhanced monitoring is AWS's own, and RDS checks for it",
      },
    );
  return { monitoringInterval: seconds(enhancedMonitoring), monitoringRoleArn: Fn.getAtt(role, "Arn").toString() };
}

/** `sun:03:00-sun:04:00`; a window that passes midnight ends on the next day. */
function windowText({ day, start, end }: MaintenanceWindow): string {
  const week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  const last = end > start ? day : (week[(week.indexOf(day) + 1) % 7] ?? day);
  return `${day.slice(0, 3)}:${start}-${last.slice(0, 3)}:${end}`;
}
