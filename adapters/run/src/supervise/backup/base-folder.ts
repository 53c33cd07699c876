import type { BaseBackup } from "@terrace/core/report";
import { writeFileAs } from "../state/files.ts";
import { runTool, type Workshop } from "./tool.ts";

/** What is noted beside a copy: made last, so that a copy without it is none. */
const NOTE = "base.json";

/** The copies that are whole, oldest first. Read as their owner, who may have put a link there to what only we can read. */
export async function listBases(bases: string, workshop: Workshop): Promise<readonly BaseBackup[]> {
  const script = 'for note in "$1"/[0-9]*Z/base.json; do [ -f "$note" ] && cat "$note"; done; true';
  const printed = await runTool(["sh", "-c", script, "list", bases], workshop);
  const found = printed.split("\n").flatMap((line) => parse(line) ?? []);
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Notes a copy, or what became known of it since. */
export function noteBase(folder: string, base: BaseBackup, { user }: Workshop): Promise<void> {
  return writeFileAs(user, { path: `${folder}/${NOTE}`, mode: 0o600, content: `${JSON.stringify(base)}\n` });
}

/** Removes copies and whatever an interrupted one left. */
export async function removeFolders(folders: readonly string[], workshop: Workshop): Promise<void> {
  if (folders.length > 0) await runTool(["rm", "-rf", "--", ...folders], workshop);
}

/** `20261121T183000Z`: sorts as time does, and stands in a path. */
export function baseName(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}

function parse(line: string): BaseBackup | null {
  try {
    const base = JSON.parse(line) as BaseBackup;
    const names = [base.firstSegment, base.lastSegment];
    const isSound = /^\d{8}T\d{6}Z$/.test(base.id) && names.every((name) => /^[0-9A-F]{24}$/.test(name));
    return isSound && Number.isFinite(Date.parse(base.finishedAt)) ? base : null;
  } catch {
    return null;
  }
}
