import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@terrace/service-kit/log";
import { rawKey } from "../domain/object-key.ts";
import { listIdle } from "../store/upload.ts";
import { type FinishDeps, finishUpload } from "./finish-upload.ts";
import { spooledBytes } from "./spool.ts";

/** Milliseconds between two rounds. */
const interval = 15_000;
/** Uploads looked at per round. */
const batch = 200;

/** Finishes complete uploads whose process died before it could, until stopped. Several processes may sweep at once. */
export function startSweeper(deps: FinishDeps, log: Logger): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const running = (async () => {
    while (!stopped.signal.aborted) {
      await sweep(deps, log).catch((error) => log.warn({ error }, "uploads could not be swept"));
      await sleep(interval, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/** One round. */
export async function sweep(deps: FinishDeps, log: Logger): Promise<void> {
  for (const { video_id: id, size } of await listIdle(deps.db, batch)) {
    const bytes = await spooledBytes(deps.spool, id);
    const isComplete = bytes === size || (bytes === undefined && (await deps.storage.size(rawKey(id))) === size);
    if (!isComplete) continue;
    log.info({ videoId: id }, "finishing an upload that was left complete");
    await finishUpload(deps, id);
  }
}
