import type { Bytes, Duration } from "../units/index.ts";
import { type BackupWords, backupField } from "./backup.ts";
import { type CommitmentWords, commitmentField } from "./commitment.ts";
import { type ContainerWords, containerField } from "./container.ts";
import { type EncryptionWords, encryptionField } from "./encryption.ts";
import { amount, bytes, count, duration, flag, oneOf, port, text } from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { nullable, words } from "./structure-fields.ts";

/** A Redis cache. Words without `?` must be said by the platform or by each environment. */
export interface RedisWords {
  readonly engine?: "redis" | "valkey";
  readonly version: string;
  /** Node type, such as `"cache.t4g.micro"`; `"local"` on one machine. */
  readonly node: string;
  /** One primary and its replicas together; with `cluster` its shards decide. */
  readonly nodes?: number;
  /** Keys spread over shards, each with replicas of its own; null for one shard. */
  readonly cluster?: RedisClusterWords | null;
  /** Nodes in several zones, with a replica that takes over by itself. */
  readonly multiZone?: boolean;
  readonly maxMemory?: Bytes | null;
  readonly persistence?: "none" | "append-only" | "snapshots";
  readonly eviction?: "noeviction" | "allkeys-lru" | "volatile-lru";
  readonly encryption?: EncryptionWords;
  /** Whether clients must present a password. */
  readonly password?: boolean;
  /** Silent clients are cut after this; never if left out. */
  readonly idleTimeout?: Duration | null;
  /** Time between two signs of life on a silent connection. */
  readonly keepAlive?: Duration | null;
  readonly backups?: BackupWords | null;
  readonly commitment?: CommitmentWords | null;
  /** Where it is a container on a shared machine. */
  readonly container?: ContainerWords | null;
  readonly tier?: TierName;
  readonly port?: number;
  readonly log?: string;
}

export interface RedisClusterWords {
  readonly shards: number;
  /** Of each shard. */
  readonly replicas?: number;
}

export type RedisSpec = RedisWords & { readonly kind: "redis" };

/** A Redis cache; services that need `"redis"` get `REDIS_URL`. */
export function redis(settings: Partial<RedisWords> = {}): RedisSpec {
  return { kind: "redis", ...settings } as RedisSpec;
}

export const redisField = words<RedisWords>(
  "a cache: redis({ … })",
  {
    engine: oneOf("redis", "valkey"),
    version: text,
    node: text,
    nodes: count,
    cluster: nullable(
      words<RedisClusterWords>("a cluster: { shards, replicas }", { shards: count, replicas: amount }, ["shards"]),
    ),
    multiZone: flag,
    maxMemory: nullable(bytes),
    persistence: oneOf("none", "append-only", "snapshots"),
    eviction: oneOf("noeviction", "allkeys-lru", "volatile-lru"),
    encryption: encryptionField,
    password: flag,
    idleTimeout: nullable(duration),
    keepAlive: nullable(duration),
    backups: nullable(backupField),
    commitment: nullable(commitmentField),
    container: containerField,
    tier,
    port,
    log: text,
  },
  ["version", "node"],
);
