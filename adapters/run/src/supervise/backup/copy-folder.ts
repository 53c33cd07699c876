import type { WholeCopy } from "@terrace/core/report";
import { writeFileAs } from "../state/files.ts";
import { runTool, type Workshop } from "./tool.ts";

/** What is noted beside a copy: made last, so that a copy without it is none. */
const NOTE = "copy.json";

/** The copies that are whole, oldest first. */
export async function listCopies(folder: string, workshop: Workshop): Promise<readonly WholeCopy[]> {
  const script = `for note in "$1"/[0-9]*Z/${NOTE}; do [ -f "$note" ] && cat "$note"; done; true`;
  const printed = await runTool(["sh", "-c", script, "list", folder], workshop);
  return printed
    .split("\n")
    .flatMap((line) => parse(line) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Notes a copy, or what became known of it since. */
export function noteCopy(folder: string, copy: WholeCopy, { user }: Workshop): Promise<void> {
  return writeFileAs(user, { path: `${folder}/${NOTE}`, mode: 0o600, content: `${JSON.stringify(copy)}\n` });
}

function parse(line: string): WholeCopy | null {
  try {
    const one = JSON.parse(line) as WholeCopy;
    return /^\d{8}T\d{6}Z$/.test(one.id) && Number.isFinite(Date.parse(one.finishedAt)) ? one : null;
  } catch {
    return null;
  }
}
