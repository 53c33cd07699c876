import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { findState, type PlatformRef } from "../state/state-folder.ts";

/** One line of a process's output. */
export interface LogLine {
  readonly process: string;
  readonly line: string;
}

/** One process's log. */
export interface LogFile {
  readonly process: string;
  readonly path: string;
}

/** The logs of a platform, or those of one process or service: `videos` means `videos-1` and `videos-2`. The control plane's own is shown when it is named. */
export async function logFiles(ref: PlatformRef, name: string | null): Promise<readonly LogFile[]> {
  const folder = join(await findState(ref), "logs");
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".log")).sort();
  return files
    .map((file) => ({ process: basename(file, ".log"), path: join(folder, file) }))
    .filter(({ process }) => (name === null ? process !== "control-plane" : isMeant(process, name)));
}

function isMeant(process: string, name: string): boolean {
  return process === name || (process.startsWith(`${name}-`) && /^\d+$/.test(process.slice(name.length + 1)));
}
