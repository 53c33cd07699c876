import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { listProcesses, readErrorsFile } from "./process-table.ts";

/**
 * Leaders of process groups that a control plane started and was killed before it could note them: nobody would ever end them, and they hold
 * their ports. They are known by the log they write to, which each process has from its start on. `recorded` are the leaders that are known.
 */
export function strays(state: string, recorded: ReadonlySet<number>): readonly number[] {
  const folder = join(realpathSync(state), "logs");
  const ours = listProcesses().filter(({ pid }) => writesInto(folder, pid));
  const pids = new Set(ours.map(({ pid }) => pid));
  // A backend of PostgreSQL leads a group of its own, and belongs to its server.
  const groups = ours.filter(({ parent }) => !pids.has(parent)).map(({ group }) => group);
  return [...new Set(groups)].filter((group) => !recorded.has(group));
}

/** The control plane itself, and one that it takes the place of, write their errors there as well. */
function writesInto(folder: string, pid: number): boolean {
  const file = readErrorsFile(pid);
  return file !== null && dirname(file) === folder && !basename(file).startsWith("control-plane.");
}
