import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Redis } from "../cache/index.ts";
import { AppError } from "../errors/index.ts";

/** How much is allowed. */
export interface RateLimit {
  /** Names the counter; limits with different names do not share. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Counts what a key (an address, an account) does in a window that opens with its first deed. */
export interface RateLimiter {
  /** Takes one point. @throws AppError RATE_LIMITED with the seconds until the window ends. */
  consume(key: string): Promise<void>;
  /** Gives one point back: the deed turned out to be harmless. */
  giveBack(key: string): Promise<void>;
  /** Forgets the key. */
  reset(key: string): Promise<void>;
}

/** Counts in Redis for all tasks together; while Redis is away, each task counts in its own memory, so that a limit weakens but never ends and never refuses everyone. */
export function createRateLimiter(redis: Redis, { name, points, seconds }: RateLimit): RateLimiter {
  const window = { keyPrefix: `limit:${name}`, points, duration: seconds };
  const limiter = new RateLimiterRedis({
    ...window,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(window),
  });
  return {
    async consume(key) {
      await limiter.consume(key).catch(refuse);
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async reset(key) {
      await limiter.delete(key);
    },
  };
}

function refuse(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  const retryAfter = Math.max(1, Math.ceil(reason.msBeforeNext / 1_000));
  throw new AppError("RATE_LIMITED", {
    retryAfter,
    details: { suggestion: `Try again in ${retryAfter} seconds.` },
  });
}
