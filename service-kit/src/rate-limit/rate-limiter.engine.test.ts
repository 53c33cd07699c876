import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRedis, type Redis, settleRedis } from "../cache/index.ts";
import { createLogger } from "../log/index.ts";
import { startRedis, type TestRedis } from "../testing/index.ts";
import { createRateLimiter } from "./rate-limiter.ts";

const log = createLogger({ service: "test", version: "1", environment: "test" }, { level: "silent" });
let engine: TestRedis;
let redis: Redis;
beforeAll(async () => {
  engine = await startRedis();
  redis = openRedis({ REDIS_URL: engine.url }, log);
  await settleRedis(redis);
});
afterAll(async () => {
  redis.disconnect();
  await engine.stop();
});

describe("rate limiter", () => {
  it("counts for all tasks together, each key for itself", async () => {
    const [one, two] = [1, 2].map(() => createRateLimiter(redis, { name: "shared", points: 4, seconds: 60 }));
    const tries = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => (n % 2 ? one : two)?.consume("terra")));
    expect(tries.filter(({ status }) => status === "rejected")).toHaveLength(2);
    await expect(one?.consume("terra")).rejects.toMatchObject({ code: "RATE_LIMITED", status: 429, retryAfter: 60 });
    await one?.consume("someone else");
  });

  it("gives back and resets", async () => {
    const limiter = createRateLimiter(redis, { name: "back", points: 1, seconds: 60 });
    for (let turn = 0; turn < 3; turn += 1) {
      await limiter.consume("terra");
      await limiter.giveBack("terra");
    }
    await limiter.consume("terra");
    await limiter.reset("terra");
    await limiter.consume("terra");
  });

  it("counts on in memory while Redis is away", async () => {
    const limiter = createRateLimiter(redis, { name: "away", points: 2, seconds: 60 });
    await engine.kill();
    await limiter.consume("terra");
    await limiter.consume("terra");
    await expect(limiter.consume("terra")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await limiter.giveBack("other");
    await limiter.reset("terra");
    await limiter.consume("terra");
  });
});
