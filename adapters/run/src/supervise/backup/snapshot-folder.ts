import type { Snapshot } from "@terrace/core/report";
import { writeFileAs } from "../state/files.ts";
import { runTool, type Workshop } from "./tool.ts";

/** What is noted beside a copy: made last, so that a copy without it is none. */
const NOTE = "snapshot.json";

/** The copies that are whole, oldest first. */
export async function listSnapshots(folder: string, workshop: Workshop): Promise<readonly Snapshot[]> {
  const script = `for note in "$1"/[0-9]*Z/${NOTE}; do [ -f "$note" ] && cat "$note"; done; true`;
  const printed = await runTool(["sh", "-c", script, "list", folder], workshop);
  return printed
    .split("\n")
    .flatMap((line) => parse(line) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Notes a copy, or what became known of it since. */
export function noteSnapshot(copy: string, snapshot: Snapshot, { user }: Workshop): Promise<void> {
  return writeFileAs(user, { path: `${copy}/${NOTE}`, mode: 0o600, content: `${JSON.stringify(snapshot)}\n` });
}

function parse(line: string): Snapshot | null {
  try {
    const one = JSON.parse(line) as Snapshot;
    return /^\d{8}T\d{6}Z$/.test(one.id) && Number.isFinite(Date.parse(one.finishedAt)) ? one : null;
  } catch {
    return null;
  }
}
