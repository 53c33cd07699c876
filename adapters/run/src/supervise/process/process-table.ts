import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** What the kernel says about one process. A zombie is dead: it only waits for its parent to notice. */
export interface TableEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly zombie: boolean;
  /** Clock ticks between boot and its start: with the boot's id this tells a process from a later one with the same number. */
  readonly started: number;
}

/** Reads /proc/<pid>/stat; null when there is no such process. */
export function readProcess(pid: number): TableEntry | null {
  try {
    return parseStat(pid, readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null;
  }
}

/** Parses one line of /proc/<pid>/stat. The program's name stands in parentheses and may itself hold spaces and parentheses. */
export function parseStat(pid: number, text: string): TableEntry {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return {
    pid,
    zombie: fields[0] === "Z" || fields[0] === "X",
    parent: Number(fields[1]),
    group: Number(fields[2]),
    started: Number(fields[19]),
  };
}

/** True while exactly this process lives: the same number, started at the same tick, and not a zombie. */
export function isAlive(pid: number, started: number): boolean {
  const entry = readProcess(pid);
  return entry !== null && !entry.zombie && entry.started === started;
}

/** All processes that live now. */
export function listProcesses(): readonly TableEntry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((entry): entry is TableEntry => entry !== null && !entry.zombie);
}

/** The folder a process works in and the program it runs; null when it is gone or belongs to somebody else. */
export function readOrigin(pid: number): { readonly cwd: string; readonly program: string } | null {
  try {
    return {
      cwd: readlinkSync(`/proc/${pid}/cwd`),
      program: readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ""),
    };
  } catch {
    return null;
  }
}

/** The file a process tells its errors to; null when it is none, or the process is gone or belongs to somebody else. */
export function readErrorsFile(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/fd/2`);
  } catch {
    return null;
  }
}

/** Changes with every boot, so that pids recorded before it are known to be void. */
export function bootId(): string {
  return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}
