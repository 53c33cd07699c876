import type { RestoreReport } from "@terrace/core/report";
import { Refused } from "../control/route.ts";
import { choosePorts } from "../state/ports.ts";
import type { BackupPlace } from "./backup-place.ts";
import { checkDamage, countRows } from "./check-damage.ts";
import { copyData } from "./copy-data.ts";
import { findStart } from "./find-base.ts";
import { type RecoveredServer, startRecovered } from "./recovered-server.ts";
import type { Workshop } from "./tool.ts";

export interface RestoreAround {
  readonly state: string;
  readonly workshop: Workshop;
  /** Told of each stage, so that it is known after a crash what there is. */
  readonly note: (report: RestoreReport) => void;
}

/** Where everything of one restore stands. */
export function restoreFolder(state: string, name: string): string {
  return `${state}/restores/${name}`;
}

/**
 * Restores a database as it was at a moment, beside the live one: a server of its own, in a folder of its own, on a port of its own.
 * It is read for damage and its rows are counted before this returns. Rejects with a `Refused` when the moment cannot be reached.
 */
export async function restoreBeside(
  place: BackupPlace,
  { name, to }: { readonly name: string; readonly to: string },
  { state, workshop, note }: RestoreAround,
): Promise<{ readonly report: RestoreReport; readonly server: RecoveredServer }> {
  const begun = Date.now();
  const { base, recovery } = await findStart(place, to, workshop);
  const folder = restoreFolder(state, name);
  const hints = { previous: {}, ours: new Set<number>(), seed: `${state}#${name}`, given: {} };
  const { [name]: port = 0 } = await choosePorts([name], hints);
  const begin: RestoreReport = {
    ...{ name, database: place.database, state: "restoring", target: to === "latest" ? null : to, recoveredTo: null },
    ...{ base: base.id, port, folder, user: place.superuser.user, databaseName: place.name },
    ...{ begunAt: new Date(begun).toISOString(), duration: null, tables: [], error: null },
    objects: base.objects?.folder ?? null,
  };
  note(begin);
  try {
    const data = await copyData(`${place.folders.bases}/${base.id}`, folder, workshop);
    const server = await startRecovered(place, { name: serverName(name), state, data, port }, { recovery, workshop });
    try {
      await checkDamage(place, { server, port }, workshop);
      const [row] = await server.ask("postgres", "SELECT pg_last_xact_replay_timestamp() AS at");
      const recoveredTo = row?.at instanceof Date ? row.at.toISOString() : null;
      const tables = await countRows(place, server);
      const report = { ...begin, state: "running" as const, recoveredTo, tables, duration: Date.now() - begun };
      note(report);
      return { report, server };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    if (workshop.signal.aborted) throw new Refused(409, "STOPPING", "the platform is being stopped");
    const message = explain(error instanceof Error ? error.message : String(error), to);
    note({ ...begin, state: "failed", error: message, duration: Date.now() - begun });
    throw new Refused(422, "RESTORE_FAILED", message);
  }
}

/** The name of a restore's process and log. */
export function serverName(restore: string): string {
  return `restore-${restore}`;
}

function explain(message: string, to: string): string {
  const [, piece] = /could not restore file "(\w+)" from archive/.exec(message) ?? [];
  if (piece !== undefined)
    return `the piece ${piece} of the archived log is damaged, so nothing that was committed in it or later is reached; restore to an earlier time`;
  if (!message.includes("before configured recovery target")) return message;
  return `the archive holds no transaction after ${to}, so it cannot be told whether it reaches it; restore to an earlier time, or to latest`;
}
