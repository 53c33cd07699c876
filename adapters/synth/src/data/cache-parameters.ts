import type { Redis } from "@terrace/core/graph";
import { seconds } from "../assembly/measure.ts";

/** `redis7`, `valkey8`: the parameter family of an engine and its version. */
export function cacheFamily({ engine, version }: Redis): string {
  const [major = "", minor = ""] = version.split(".");
  if (engine === "redis" && Number(major) < 6) return `redis${major}.${minor}`;
  return engine === "redis" && major === "6" ? "redis6.x" : `${engine}${major}`;
}

/** Settings of the engine that differ from the family's, by name. (STM-CACHE-03, STM-CACHE-04) */
export function cacheParameters(redis: Redis): Record<string, string> {
  return {
    "maxmemory-policy": redis.eviction,
    ...(redis.cluster === null ? {} : { "cluster-enabled": "yes" }),
    ...(redis.tcpKeepAlive === null ? {} : { "tcp-keepalive": String(seconds(redis.tcpKeepAlive)) }),
    ...(redis.idleTimeout === null ? {} : { timeout: String(seconds(redis.idleTimeout)) }),
  };
}
