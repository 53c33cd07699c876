import type { Backup } from "@terrace/core/graph";
import { type PlanContext, reportNotRun } from "./plan/context.ts";
import { absent, type Part, planned } from "./plan/part.ts";

/**
 * Copies of a database are made by the control plane, and its log is archived by the database itself (postgres.ts).
 * They lie on the same disk: they undo a mistake and mend a damaged file, and do not survive the loss of the machine. (BRQ-DR-05)
 */
export function planBackup(backup: Backup, context: PlanContext): Part {
  const of = context.graph.resources.find(({ id }) => id === backup.of);
  if (of?.kind !== "postgres")
    return absent(`only databases are copied on a schedule here; ${backup.of} survives restarts in the state folder`);
  if (backup.copyTo.length > 0)
    reportNotRun(context, backup.id, `copies for ${backup.copyTo.join(", ")} are not kept here: all lie on this disk`);
  return planned({});
}
