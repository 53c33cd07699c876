import type { Handler } from "@terrace/service-kit/queue";
import type { QueryExecutorProvider } from "kysely";
import type { Engines } from "../deps.ts";
import { processedPrefix, rawPrefix, thumbnailsPrefix } from "../domain/object-key.ts";
import type { VideoJob } from "../queues.ts";
import { removeSpooled } from "../uploads/spool.ts";
import { removeWorkspaces } from "./workspace.ts";

/** Removes every object of a deleted video, unfinished work included. Can be repeated. */
export async function eraseObjects(
  { storage, spool }: Pick<Engines, "storage" | "spool">,
  videoId: string,
): Promise<void> {
  await removeSpooled(spool, videoId);
  await removeWorkspaces(storage, `${videoId}.`);
  for (const prefix of [rawPrefix(videoId), processedPrefix(videoId), thumbnailsPrefix(videoId)])
    await storage.deletePrefix(prefix);
}

/** The deletion's second look: whatever a request or a worker that died left behind. */
export function createEraseHandler(engines: Engines): Handler<QueryExecutorProvider> {
  return {
    async work(lease) {
      await eraseObjects(engines, (lease.payload as VideoJob).videoId);
      await engines.queue.complete(lease);
    },
    async giveUp(_lease, _reason, bury) {
      await bury(engines.db);
    },
  };
}
