import { type BackupWords, backupField } from "./backup.ts";
import { count, flag, oneOf, port, text } from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { nullable, words } from "./structure-fields.ts";

/** A Redis cache. Words without `?` must be said by the platform or by each environment. */
export interface RedisWords {
  readonly version: string;
  /** Node type, such as `"cache.t4g.micro"`; `"local"` on one machine. */
  readonly node: string;
  /** One primary and its replicas together. */
  readonly nodes?: number;
  readonly persistence?: "none" | "append-only";
  readonly eviction?: "noeviction" | "allkeys-lru" | "volatile-lru";
  readonly encryption?: RedisEncryptionWords;
  /** Whether clients must present a password. */
  readonly password?: boolean;
  readonly backups?: BackupWords | null;
  readonly tier?: TierName;
  readonly port?: number;
  readonly log?: string;
}

export interface RedisEncryptionWords {
  readonly transit?: boolean;
  readonly rest?: boolean;
}

export type RedisSpec = RedisWords & { readonly kind: "redis" };

/** A Redis cache; services that need `"redis"` get `REDIS_URL`. */
export function redis(settings: Partial<RedisWords> = {}): RedisSpec {
  return { kind: "redis", ...settings } as RedisSpec;
}

export const redisField = words<RedisWords>(
  "a cache: redis({ … })",
  {
    version: text,
    node: text,
    nodes: count,
    persistence: oneOf("none", "append-only"),
    eviction: oneOf("noeviction", "allkeys-lru", "volatile-lru"),
    encryption: words<RedisEncryptionWords>("encryption: { transit, rest }", { transit: flag, rest: flag }),
    password: flag,
    backups: nullable(backupField),
    tier,
    port,
    log: text,
  },
  ["version", "node"],
);
