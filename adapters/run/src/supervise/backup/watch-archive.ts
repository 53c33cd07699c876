import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { ArchiveReport } from "@terrace/core/report";
import { askDatabase } from "./ask-database.ts";
import type { BackupPlace } from "./backup-place.ts";

/** Less than a few pieces of the log: whatever fails then fails for want of room. */
const NO_ROOM = 64 * 1_048_576;

const LOOK_AGAIN = 50;

/** What PostgreSQL says of its archive: null while pieces of the log reach it. Rejects when the database does not answer. */
export async function archiveFailure({ superuser, folders }: BackupPlace): Promise<ArchiveReport["failing"]> {
  const [row] = await askDatabase(
    superuser,
    `SELECT last_failed_wal AS segment, last_failed_time AS at FROM pg_stat_archiver
     WHERE last_failed_time > coalesce(last_archived_time, '-infinity')`,
  );
  if (row === undefined) return null;
  const { bavail, bsize } = await statfs(folders.log);
  const error =
    bavail * bsize < NO_ROOM
      ? `the disk of ${folders.log} is full`
      : "its archive takes no log; the database's own log says why";
  return { segment: String(row.segment), at: new Date(row.at as Date).toISOString(), error };
}

/**
 * Has everything that is committed by now in the archive: a last transaction that marks the moment, then the piece of the log it is in.
 * False when the archive did not take it in time, or the database does not answer.
 */
export async function closeLog({ superuser }: BackupPlace, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  try {
    await askDatabase(superuser, "SELECT pg_current_xact_id()");
    const [row] = await askDatabase(superuser, "SELECT pg_walfile_name(pg_switch_wal()) AS segment");
    for (;;) {
      const [archived] = await askDatabase(
        superuser,
        "SELECT coalesce(substr(last_archived_wal, 1, 24), '') AS last FROM pg_stat_archiver",
      );
      if (String(archived?.last) >= String(row?.segment)) return true;
      if (performance.now() > deadline) return false;
      await sleep(LOOK_AGAIN);
    }
  } catch {
    return false;
  }
}
