import { type FileHandle, open } from "node:fs/promises";
import { SENT } from "../../config/nginx/access-log.ts";
import type { PlannedProcess } from "../../plan/run-plan.ts";

/** What was read is cut off from here on: a busy edge writes ten bytes for each answer. */
const LARGE = 8 * 1024 * 1024;
const CHUNK = 1024 * 1024;

/** What was sent between two looks. */
export interface Sent {
  readonly answers: number;
  readonly bytes: number;
  /** Where the next look begins. */
  readonly until: number;
}

/** Where the edges of a plan write what they send from the disk. */
export function sentLogs(processes: readonly PlannedProcess[]): readonly string[] {
  return processes.flatMap(({ kind, command }) => (kind === "nginx" ? [`${command.cwd}/${SENT}`] : []));
}

/** Adds up the numbers that came after `from`. A file that has become shorter was cut off, and is read from its begin; none is nothing. */
export async function readSent(path: string, from: number): Promise<Sent> {
  const file = await open(path, "r+").catch(() => null);
  if (file === null) return { answers: 0, bytes: 0, until: 0 };
  try {
    const { size } = await file.stat();
    const read = await addUp(file, from <= size ? from : 0);
    if (read.until < LARGE || read.until < (await file.stat()).size) return read;
    // A line that is written in this instant is lost; whole seconds are written together.
    await file.truncate();
    return { ...read, until: 0 };
  } finally {
    await file.close();
  }
}

async function addUp(file: FileHandle, from: number): Promise<Sent> {
  const buffer = Buffer.alloc(CHUNK);
  let [answers, bytes, until] = [0, 0, from];
  while (true) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, until);
    // What is not a whole line yet is left for the next look.
    const end = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
    if (end === 0) return { answers, bytes, until };
    for (const line of buffer.toString("latin1", 0, end).split("\n")) {
      const sent = line === "" ? Number.NaN : Number(line);
      if (!(sent >= 0)) continue;
      answers += 1;
      bytes += sent;
    }
    until += end;
  }
}
