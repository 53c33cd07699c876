import { cacheSeconds, type Redis } from "@terrace/service-kit/cache";
import type { Logger } from "@terrace/service-kit/log";
import type { Db } from "./store/tables.ts";
import { findVideo, type VideoRow } from "./store/video.ts";

/** Copies of complete videos, under `video:{id}` for an hour (BRQ-CACHE-06, BRQ-CACHE-07). Others change too often to be worth it. */
export interface VideoCache {
  /** A video, from the cache or the database. */
  find(id: string): Promise<VideoRow | undefined>;
  /** Runs a change of a video: from now on, and until no reader can hold an older row, the database is asked. */
  change<Result>(id: string, work: () => Promise<Result>): Promise<Result>;
}

/** Seconds a key stays blocked: longer than any query may run, so that a reader that was slow cannot store what it read before the change. */
const blockSeconds = 60;
/** Value of a blocked key. */
const blocked = "";

/** A private video must not be shown from a copy made while it was public, so a change blocks the key first and readers store only under a free one. Without Redis everything is read from the database. */
export function createVideoCache(redis: Redis, db: Db, log: Logger): VideoCache {
  /** Changed while Redis was away: blocked as soon as it is back, before it can serve old copies for long. */
  const owed = new Set<string>();
  redis.on("ready", () => {
    for (const id of [...owed]) void block(id);
  });

  async function block(id: string): Promise<void> {
    owed.add(id);
    await redis.set(keyOf(id), blocked, "EX", blockSeconds).then(
      () => owed.delete(id),
      (error) => log.warn({ error, videoId: id }, "a cached video could not be dropped yet"),
    );
  }

  return {
    async find(id) {
      const copy = await redis.get(keyOf(id)).catch(() => blocked);
      if (copy) return revive(copy);
      const row = await findVideo(db, id);
      if (copy === null && row?.state === "complete") {
        redis.set(keyOf(id), JSON.stringify(row), "EX", cacheSeconds.video, "NX").catch(() => undefined);
      }
      return row;
    },
    async change(id, work) {
      await block(id);
      return work();
    },
  };
}

function keyOf(id: string): string {
  return `video:${id}`;
}

function revive(copy: string): VideoRow {
  const row = JSON.parse(copy) as VideoRow;
  return { ...row, created_at: new Date(row.created_at), updated_at: new Date(row.updated_at) };
}
