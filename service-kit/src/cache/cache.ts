import type { Logger } from "../log/index.ts";
import type { Redis } from "./redis.ts";

/** Times to live in seconds (BRQ-CACHE-06). */
export const cacheSeconds = { video: 3_600, profile: 1_800, feed: 300, trending: 900, searchResults: 600 } as const;

/** Copies of what the database holds; losing all of them costs time and nothing else. */
export interface Cache {
  /** Cache-aside (BRQ-CACHE-07): the value under `key`, else what `load` finds, kept for `seconds`. `undefined` is not kept. Values must survive JSON. */
  remember<Value>(key: string, seconds: number, load: () => Promise<Value>): Promise<Value>;
  /** Keeps a value that was just written to the database, over any older copy. */
  put(key: string, seconds: number, value: unknown): Promise<void>;
  /** Drops keys after the row behind them changed. */
  forget(...keys: string[]): Promise<void>;
}

/** A cache that never fails a read: when Redis is away, every call goes to the source. Concurrent misses of one key in this process load once. */
export function createCache(redis: Redis, log: Logger): Cache {
  const loading = new Map<string, Promise<unknown>>();

  async function loadAndKeep<Value>(key: string, seconds: number, load: () => Promise<Value>): Promise<Value> {
    const value = await load();
    // NX: a slow load must not cover what a writer has `put` meanwhile.
    if (value !== undefined) await attempt(() => redis.set(key, JSON.stringify(value), "EX", seconds, "NX"));
    return value;
  }

  async function attempt<Result>(command: () => Promise<Result>): Promise<Result | null> {
    try {
      return await command();
    } catch (error) {
      log.debug({ error }, "cache command failed");
      return null;
    }
  }

  return {
    async remember<Value>(key: string, seconds: number, load: () => Promise<Value>): Promise<Value> {
      const kept = await attempt(() => redis.get(key));
      if (kept !== null) return JSON.parse(kept) as Value;
      const running = loading.get(key);
      if (running) return running as Promise<Value>;
      const started = loadAndKeep(key, seconds, load).finally(() => loading.delete(key));
      loading.set(key, started);
      return started;
    },
    async put(key, seconds, value) {
      await attempt(() => redis.set(key, JSON.stringify(value), "EX", seconds));
    },
    async forget(...keys) {
      if (keys.length > 0) await attempt(() => redis.del(...keys));
    },
  };
}
