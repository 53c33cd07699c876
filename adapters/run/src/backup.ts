import type { Backup, ResourceKind } from "@terrace/core/graph";
import { type PlanContext, reportNotRun } from "./plan/context.ts";
import { absent, type Part, planned } from "./plan/part.ts";

const COPIED: readonly ResourceKind[] = ["bucket", "postgres", "redis"];

/**
 * Copies are made by the control plane; the log of a database is archived by the database itself (postgres.ts). They lie on the
 * same disk: they undo a mistake and mend a damaged file, and do not survive the loss of the machine. (BRQ-DR-05, BRQ-CACHE-05)
 */
export function planBackup(backup: Backup, context: PlanContext): Part {
  const of = context.graph.resources.find(({ id }) => id === backup.of);
  if (of === undefined || !COPIED.includes(of.kind))
    return absent(
      `only databases, caches and buckets are copied here; ${backup.of} survives restarts in the state folder`,
    );
  if (backup.copyTo.length > 0)
    reportNotRun(context, backup.id, `copies for ${backup.copyTo.join(", ")} are not kept here: all lie on this disk`);
  return planned({});
}
