import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../log/index.ts";
import { startRedis, type TestRedis } from "../testing/index.ts";
import { type Cache, createCache } from "./cache.ts";
import { openRedis, type Redis, settleRedis } from "./redis.ts";

const lines: string[] = [];
const identity = { service: "test", version: "1", environment: "test" };
const log = createLogger(identity, { destination: { write: (line) => void lines.push(JSON.parse(line).message) } });
let engine: TestRedis;
let redis: Redis;
let cache: Cache;
beforeAll(async () => {
  engine = await startRedis();
  redis = openRedis({ REDIS_URL: engine.url }, log);
  await settleRedis(redis);
  cache = createCache(redis, log);
});
afterAll(async () => {
  redis.disconnect();
  await engine.stop();
});

/** A source that counts how often it was asked. */
function source<Value>(value: Value) {
  const counted = { asked: 0, load: async () => value };
  counted.load = async () => {
    counted.asked += 1;
    return value;
  };
  return counted;
}

describe("cache", () => {
  it("asks the source once, then answers from Redis until the time to live ends", async () => {
    const one = source({ title: "six step" });
    const read = () => cache.remember("video:1", 3_600, one.load);
    expect([await read(), await read()]).toEqual([{ title: "six step" }, { title: "six step" }]);
    expect(one.asked).toBe(1);
    expect(await redis.ttl("video:1")).toBeGreaterThan(3_590);
  });

  it("loads once for readers side by side", async () => {
    const one = source(7);
    const values = await Promise.all(Array.from({ length: 20 }, () => cache.remember("many", 60, one.load)));
    expect([new Set(values), one.asked]).toEqual([new Set([7]), 1]);
  });

  it("does not keep what was not there, nor a failure", async () => {
    const nothing = source(undefined);
    await cache.remember("none", 60, nothing.load);
    await cache.remember("none", 60, nothing.load);
    expect(nothing.asked).toBe(2);
    await expect(cache.remember("bad", 60, () => Promise.reject(new Error("source")))).rejects.toThrow("source");
    expect(await cache.remember("bad", 60, async () => "mended")).toBe("mended");
  });

  it("never covers what a writer put with what a slow reader had loaded before", async () => {
    const slow = Promise.withResolvers<string>();
    const reader = cache.remember("raced", 60, () => slow.promise);
    await cache.put("raced", 60, "new");
    slow.resolve("old");
    await reader;
    expect(await cache.remember("raced", 60, async () => "unused")).toBe("new");
  });

  it("forgets", async () => {
    await cache.put("gone", 60, 1);
    await cache.forget("gone", "never there");
    expect(await cache.remember("gone", 60, async () => 2)).toBe(2);
  });

  it("goes to the source while Redis is away, says so once, and comes back by itself", async () => {
    await engine.kill();
    const one = source("from the source");
    for (let turn = 0; turn < 3; turn += 1)
      expect(await cache.remember("video:1", 60, one.load)).toBe("from the source");
    await cache.forget("video:1");
    expect(one.asked).toBe(3);
    await engine.restart();
    if (redis.status !== "ready") await once(redis, "ready");
    await cache.put("back", 60, true);
    expect(await cache.remember("back", 60, async () => false)).toBe(true);
    expect(lines).toEqual(["redis is not reachable; working without it", "redis is reachable again"]);
  });
});
