import { rawKey } from "../domain/object-key.ts";
import { listExpired } from "../store/upload.ts";
import { deleteVideo } from "../store/video.ts";
import type { FinishDeps } from "./finish-upload.ts";
import { removeSpooled, spooledBytes } from "./spool.ts";

/** Uploads looked at together. */
const batch = 200;

/**
 * Removes every upload that was not finished in time, with the video that it was to become, and returns how many. One of which all
 * bytes are there is left to the sweeper, which finishes it.
 */
export async function removeExpired(
  { db, spool, storage }: Pick<FinishDeps, "db" | "spool" | "storage">,
  now: Date = new Date(),
): Promise<number> {
  let removed = 0;
  let after = "";
  for (;;) {
    const expired = await listExpired(db, now, { after, limit: batch });
    for (const { video_id: id, size } of expired) {
      after = id;
      const bytes = await spooledBytes(spool, id);
      const isComplete = bytes === size || (bytes === undefined && (await storage.size(rawKey(id))) === size);
      if (isComplete || !(await deleteVideo(db, id))) continue;
      await removeSpooled(spool, id);
      removed++;
    }
    if (expired.length < batch) return removed;
  }
}
