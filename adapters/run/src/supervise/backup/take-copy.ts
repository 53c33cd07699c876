import type { WholeCopy } from "@terrace/core/report";
import { baseName, removeFolders } from "./base-folder.ts";
import { noteCopy } from "./copy-folder.ts";
import type { CopySource } from "./copy-source.ts";
import { runTool, type Workshop } from "./tool.ts";

/** Makes one whole copy, on the disk when this returns. Rejects with a tool's own words; nothing half-made is left. */
export async function takeCopy(
  { folder, take }: CopySource,
  latest: WholeCopy | undefined,
  workshop: Workshop,
): Promise<WholeCopy> {
  const started = Date.now();
  const id = baseName(started);
  const part = `${folder}/${id}.part`;
  try {
    await runTool(["mkdir", "-m", "700", part], workshop);
    const taken = await take(part, latest === undefined ? null : `${folder}/${latest.id}`, workshop);
    const startedAt = new Date(started).toISOString();
    const copy = { id, startedAt, finishedAt: new Date().toISOString(), ...taken, verification: null };
    await noteCopy(part, copy, workshop);
    await runTool(["sh", "-c", 'sync -- "$1"/*', "sync", part], workshop);
    await runTool(["mv", "-T", part, `${folder}/${id}`], workshop);
    await runTool(["sync", folder], workshop);
    return copy;
  } catch (error) {
    await removeFolders([part], { ...workshop, signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
    throw error;
  }
}
