export { type Cache, cacheSeconds, createCache } from "./cache.ts";
export { openRedis, type Redis, settleRedis } from "./redis.ts";
