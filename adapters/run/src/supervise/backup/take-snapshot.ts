import type { Snapshot } from "@terrace/core/report";
import { baseName, removeFolders } from "./base-folder.ts";
import { noteSnapshot } from "./snapshot-folder.ts";
import type { SnapshotSource } from "./snapshot-source.ts";
import { runTool, type Workshop } from "./tool.ts";

/** Makes one whole copy, on the disk when this returns. Rejects with a tool's own words; nothing half-made is left. */
export async function takeSnapshot(
  { folder, take }: SnapshotSource,
  latest: Snapshot | undefined,
  workshop: Workshop,
): Promise<Snapshot> {
  const started = Date.now();
  const id = baseName(started);
  const part = `${folder}/${id}.part`;
  try {
    await runTool(["mkdir", "-m", "700", part], workshop);
    const taken = await take(part, latest === undefined ? null : `${folder}/${latest.id}`, workshop);
    const startedAt = new Date(started).toISOString();
    const snapshot = { id, startedAt, finishedAt: new Date().toISOString(), ...taken, verification: null };
    await noteSnapshot(part, snapshot, workshop);
    await runTool(["sh", "-c", 'sync -- "$1"/*', "sync", part], workshop);
    await runTool(["mv", "-T", part, `${folder}/${id}`], workshop);
    await runTool(["sync", folder], workshop);
    return snapshot;
  } catch (error) {
    await removeFolders([part], { ...workshop, signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
    throw error;
  }
}
