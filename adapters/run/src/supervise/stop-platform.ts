import { existsSync } from "node:fs";
import { join } from "node:path";
import { callControl, controlEvents } from "./control/client.ts";
import type { Moment, RunEvent } from "./event.ts";
import { gone } from "./process/group.ts";
import { stopRecorded } from "./process/stop-recorded.ts";
import { controlFolder } from "./state/control-folder.ts";
import { findState, type PlatformRef } from "./state/state-folder.ts";
import { StateLocked, Store } from "./state/store.ts";

/** How long a control plane that stopped everything may take to end. */
const PATIENCE = 5_000;

/**
 * Stops everything that was started for a platform, and nothing else: through its control plane, or from the record when that is
 * dead. True when there was something to stop. Its data stays.
 */
export async function stopPlatform(
  ref: PlatformRef,
  { onEvent }: { readonly onEvent: (event: RunEvent) => void },
): Promise<boolean> {
  const folder = await findState(ref);
  for (;;) {
    const health = await callControl<{ pid: number; lastEvent: number }>(folder, "GET /health");
    if (health !== null) {
      await throughControl(folder, health, onEvent);
      return true;
    }
    const stopped = await fromRecord(folder, ref.platform, onEvent);
    if (stopped !== "locked") return stopped;
  }
}

async function throughControl(
  folder: string,
  { pid, lastEvent }: { readonly pid: number; readonly lastEvent: number },
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  await callControl(folder, "POST /stop");
  for await (const { event } of controlEvents(folder, lastEvent)) {
    onEvent(event);
    if (event.type === "platform-stopped") break;
  }
  await gone(pid, PATIENCE);
}

/** "locked" while a control plane holds the record but does not answer yet. */
async function fromRecord(
  folder: string,
  platform: string,
  onEvent: (event: RunEvent) => void,
): Promise<boolean | "locked"> {
  const path = join(controlFolder(folder), "state.db");
  if (!existsSync(path)) return false;
  const emit = (moment: Moment) => onEvent({ at: new Date().toISOString(), ...moment });
  try {
    const store = new Store(path);
    try {
      return await stopRecorded({ store, state: folder, platform }, emit);
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StateLocked) return "locked";
    throw error;
  }
}
