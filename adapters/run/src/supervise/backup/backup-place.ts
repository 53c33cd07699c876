import { dirname } from "node:path";
import type { BackupRules } from "@terrace/core/control";
import { type Graph, type Postgres, resourcesOf } from "@terrace/core/graph";
import { type BackupFolders, backupFolders } from "../../plan/backup-folders.ts";
import { engineName } from "../../plan/name.ts";
import type { PlannedProcess, RunPlan, SqlConnection } from "../../plan/run-plan.ts";

/** A database of which copies are kept, and where everything for that is. */
export interface BackupPlace {
  /** Its process's name. */
  readonly database: string;
  /** The database inside the server, such as `breiq_dev`. */
  readonly name: string;
  readonly rules: BackupRules;
  /** What may be lost; null where the log is not archived. */
  readonly lossBound: number | null;
  readonly restoreTest: number | null;
  readonly folders: BackupFolders;
  readonly superuser: SqlConnection;
  /** Folder of PostgreSQL's programs. */
  readonly programs: string;
  readonly server: PlannedProcess;
  /** Folders of the buckets, which are copied with it. */
  readonly buckets: readonly { readonly name: string; readonly folder: string }[];
}

/** Every database whose copies the graph asks for. */
export function backupPlaces(graph: Graph, plan: RunPlan, state: string): readonly BackupPlace[] {
  return resourcesOf(graph, "backup").flatMap((backup) => {
    const postgres = resourcesOf(graph, "postgres").find(({ id }) => id === backup.of);
    const database = postgres && engineName(graph, postgres.id, "postgres");
    const server = plan.processes.find(({ name }) => name === database);
    if (postgres === undefined || server?.probe.check.kind !== "postgres") return [];
    const { every, keep, continuous, restoreTest } = backup;
    return {
      ...{ database: server.name, name: postgres.name, server, restoreTest },
      rules: { every, keep, window: windowOf(postgres), continuous: continuous !== null },
      lossBound: continuous?.lossBound ?? null,
      folders: backupFolders(state, server.name),
      superuser: server.probe.check.connection,
      programs: dirname(server.command.argv[0] ?? ""),
      buckets: resourcesOf(graph, "bucket").map(({ name }) => ({ name, folder: `${state}/buckets/${name}` })),
    };
  });
}

function windowOf({ backupWindow }: Postgres): BackupRules["window"] {
  return backupWindow === null ? null : { start: timeOfDay(backupWindow.start), end: timeOfDay(backupWindow.end) };
}

/** `03:30` as milliseconds of the day. */
function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}
