import { join } from "node:path";
import { runTransaction } from "@terrace/service-kit/db";
import type { Lease } from "@terrace/service-kit/queue";
import type { Engines } from "../deps.ts";
import { dashManifest } from "../domain/dash.ts";
import { masterPlaylist } from "../domain/hls.ts";
import { processedPrefix } from "../domain/object-key.ts";
import type { Track } from "../domain/track.ts";
import { videoChannel } from "../queues.ts";
import { deleteTrack, listTracks, saveTrack } from "../store/rendition.ts";
import type { Db } from "../store/tables.ts";
import { type Processing, updateProcessing } from "../store/video.ts";
import type { Workspace } from "./workspace.ts";

/** What is published together, or not at all. */
export interface Publication {
  readonly lease: Lease;
  readonly workspace: Workspace;
  readonly videoId: string;
  readonly tracks: readonly Track[];
  /** Finished files of the workspace and the keys that they get. */
  readonly files?: Readonly<Record<string, string>>;
  /** Names of tracks that the new ones replace. */
  readonly withdrawn?: readonly string[];
  readonly change: Processing;
  /** More of the same transaction: the end of the job, the next one. */
  readonly also: (transaction: Db) => Promise<void>;
}

/**
 * Publishes tracks: moves their folders in, replaces the playlists, moves the video on. The job is held meanwhile, so a worker whose
 * lease was lost, or whose video was deleted, publishes nothing; one that dies half way leaves folders that no playlist needs.
 * @throws LeaseLost
 */
export async function publish({ db, queue, storage, bus }: Engines, publication: Publication): Promise<void> {
  const { lease, workspace, videoId, tracks, files = {}, withdrawn = [], change, also } = publication;
  const prefix = processedPrefix(videoId);
  await runTransaction(
    db,
    async (transaction) => {
      await queue.hold(lease, transaction);
      for (const { name, folder } of tracks)
        await storage.adoptFolder(join(workspace.path, name), `${prefix}${folder}/`);
      for (const [file, key] of Object.entries(files)) await storage.adopt(join(workspace.path, file), key);
      for (const name of withdrawn) await deleteTrack(transaction, videoId, name);
      for (const track of tracks) await saveTrack(transaction, videoId, track);
      const all = await listTracks(transaction, videoId);
      await storage.put(`${prefix}manifest.mpd`, dashManifest(all));
      await storage.put(`${prefix}master.m3u8`, masterPlaylist(all));
      await updateProcessing(transaction, videoId, change);
      await also(transaction);
    },
    // Folders and files can be moved only once.
    { attempts: 1 },
  );
  bus.publish(videoChannel(videoId));
}
