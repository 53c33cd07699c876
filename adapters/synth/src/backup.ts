import { type Backup, type Resource, STATEFUL } from "@terrace/core/graph";
import { arn, bucketArn } from "./assembly/arn.ts";
import { differ, type SynthContext } from "./assembly/context.ts";
import { days } from "./assembly/measure.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { buildBackupPlan } from "./data/backup-plan.ts";
import { databaseIdentifier } from "./data/database.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Copies of a stateful resource: by the engine itself where it takes them as often as asked, else by a plan of AWS Backup. (BRQ-DB-05, BRQ-DR-04..06) */
export function synthBackup(backup: Backup, context: SynthContext): Part {
  const resource = context.graph.resources.find(({ id }) => id === backup.of);
  if (resource === undefined || !STATEFUL.includes(resource.kind))
    return absent("a machine's images are taken before major changes, by hand");
  explain(backup, resource, context);
  if (resource.kind === "postgres") {
    const byItself =
      backup.every >= DAY && backup.copyTo.length === 0 && backup.restoreTest === null && days(backup.keep) <= 35;
    if (!byItself)
      buildBackupPlan(backup, { resource, arn: arn("rds", `db:${databaseIdentifier(resource, context)}`) }, context);
    return SYNTHESIZED;
  }
  if (resource.kind === "bucket") {
    buildBackupPlan(backup, { resource, arn: bucketArn(resource.name) }, context);
    return SYNTHESIZED;
  }
  if (resource.kind === "redis") return SYNTHESIZED;
  if (resource.kind === "search")
    return absent("OpenSearch takes a snapshot of its own every hour and keeps it for 14 days");
  return absent(`AWS Backup takes no copies of a ${resource.kind}`);
}

function explain(backup: Backup, { kind }: Resource, context: SynthContext): void {
  if (kind === "redis" && backup.every !== DAY) differ(context, backup.id, "ElastiCache takes one snapshot a day");
  if (kind === "postgres" && backup.continuous !== null && days(backup.keep) > 35)
    differ(context, backup.id, "RDS goes back to any moment of 35 days at most; older copies are those of AWS Backup");
  if (kind !== "redis" && backup.every < HOUR) differ(context, backup.id, "AWS Backup copies once an hour at most");
  if (backup.copyTo.includes("glacier"))
    differ(context, backup.id, "AWS Backup has no cold storage for buckets: copies stay warm");
}
