import type { Bus } from "@terrace/service-kit/bus";
import { videoChannel } from "./queues.ts";
import type { Db } from "./store/tables.ts";
import { findVideos, type VideoRow } from "./store/video.ts";

/** Tells of a video as it is now, and undefined when there is none. */
export type Watcher = (row: VideoRow | undefined) => void;

/** Looks at all videos this often (milliseconds), for when the bus is silent: Redis may be away. */
const lookMilliseconds = 2_000;

/** Who waits for changes of which video in this process. However many they are, each look is one query. */
export interface VideoWatch {
  /** Tells how the video is, soon, and again whenever it may have changed, until the returned function is called. */
  watch(id: string, watcher: Watcher): () => void;
}

/** Makes a watch that looks when the bus says so, and now and then by itself. While the database is away it says nothing. */
export function createVideoWatch(db: Db, bus: Bus): VideoWatch {
  const watched = new Map<string, { readonly watchers: Set<Watcher>; readonly unsubscribe: () => void }>();
  const due = new Set<string>();
  let isLooking = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    while (due.size > 0) {
      const ids = [...due];
      due.clear();
      const rows = await findVideos(db, ids).catch(() => null);
      if (rows === null) break;
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const id of ids) for (const watcher of watched.get(id)?.watchers ?? []) watcher(byId.get(id));
    }
    isLooking = false;
  }

  function lookAt(ids: Iterable<string>): void {
    for (const id of ids) due.add(id);
    void look();
  }

  function begin(id: string): Set<Watcher> {
    const watchers = new Set<Watcher>();
    watched.set(id, { watchers, unsubscribe: bus.subscribe(videoChannel(id), () => lookAt([id])) });
    timer ??= setInterval(() => lookAt(watched.keys()), lookMilliseconds).unref();
    return watchers;
  }

  function end(id: string): void {
    watched.get(id)?.unsubscribe();
    watched.delete(id);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    watch(id, watcher) {
      // One of its own, so that the same function may watch twice.
      const own: Watcher = (row) => watcher(row);
      const watchers = watched.get(id)?.watchers ?? begin(id);
      watchers.add(own);
      lookAt([id]);
      return () => {
        if (watchers.delete(own) && watchers.size === 0 && watched.get(id)?.watchers === watchers) end(id);
      };
    },
  };
}
