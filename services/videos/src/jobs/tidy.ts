import type { Handler } from "@terrace/service-kit/queue";
import type { QueryExecutorProvider } from "kysely";
import type { Engines } from "../deps.ts";
import { processedPrefix } from "../domain/object-key.ts";
import type { VideoJob } from "../queues.ts";
import { listTracks } from "../store/rendition.ts";

/** Folders below a video that no track owns: withdrawn rungs, and tracks whose attempt died between moving them and saying so. */
export async function findOrphans(
  { db, storage }: Pick<Engines, "db" | "storage">,
  videoId: string,
): Promise<string[]> {
  const prefix = processedPrefix(videoId);
  const keys = await storage.list(prefix);
  const folders = new Set(
    keys
      .map((key) => key.slice(prefix.length).split("/"))
      .filter((parts) => parts.length > 1)
      .map(([folder = ""]) => folder),
  );
  for (const { folder } of await listTracks(db, videoId)) folders.delete(folder);
  return [...folders].map((folder) => `${prefix}${folder}/`);
}

/** Removes orphans, some time after the playlists stopped naming them: by then nobody watches them. */
export function createTidyHandler(engines: Engines): Handler<QueryExecutorProvider> {
  return {
    async work(lease) {
      const { videoId } = lease.payload as VideoJob;
      for (const prefix of await findOrphans(engines, videoId)) await engines.storage.deletePrefix(prefix);
      await engines.queue.complete(lease);
    },
    async giveUp(_lease, _reason, bury) {
      await bury(engines.db);
    },
  };
}
