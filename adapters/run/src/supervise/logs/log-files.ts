import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { findState, type PlatformRef } from "../state/state-folder.ts";

/** One stream of a process: the file that is written to, and what was rotated away from it. `edge.access.log` is of the edge as `edge.log` is. */
export interface LogFile {
  readonly process: string;
  readonly path: string;
  /** Oldest first, the present one last. */
  readonly paths: readonly string[];
}

const CONTROL_PLANE = "control-plane";

/**
 * The logs of a platform, or those of some processes and services: `videos` means `videos-1` and `videos-2`.
 * The control plane's own is shown when it is named.
 */
export async function logFiles(ref: PlatformRef, names: readonly string[] = []): Promise<readonly LogFile[]> {
  const folder = join(await findState(ref), "logs");
  const all = filesOf(await readdir(folder).catch(() => []), folder);
  return all.filter(({ process }) =>
    names.length === 0 ? process !== CONTROL_PLANE : names.some((name) => isMeant(process, name)),
  );
}

/** Every name that `logFiles` finds something by: of processes and of the services that they are copies of. */
export async function logNames(ref: PlatformRef): Promise<readonly string[]> {
  const processes = (await logFiles(ref)).map(({ process }) => process);
  const services = processes.flatMap((process) => /^(.+)-\d+$/.exec(process)?.[1] ?? []);
  return [...new Set([...services, ...processes, CONTROL_PLANE])];
}

function filesOf(names: readonly string[], folder: string): readonly LogFile[] {
  const present = names.filter((name) => name.endsWith(".log")).sort();
  return present.map((name) => {
    const rotated = names.flatMap((other) => {
      const number = other.startsWith(`${name}.`) ? Number(other.slice(name.length + 1)) : Number.NaN;
      return Number.isInteger(number) ? [number] : [];
    });
    const numbers = rotated.sort((a, b) => b - a).map((number) => join(folder, `${name}.${number}`));
    const path = join(folder, name);
    return { process: processOf(name), path, paths: [...numbers, path] };
  });
}

/** The process that writes a log, by the name of the file. */
export function processOf(file: string): string {
  return file.slice(0, file.indexOf("."));
}

function isMeant(process: string, name: string): boolean {
  return process === name || (process.startsWith(`${name}-`) && /^\d+$/.test(process.slice(name.length + 1)));
}
