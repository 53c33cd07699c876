import type { ByteCount, Milliseconds } from "../units/index.ts";
import type { Commitment } from "./commitment.ts";
import type { Tier } from "./network.ts";
import type { Container } from "./placement.ts";
import type { ResourceId } from "./reference.ts";

/** A Redis cache, also used for publish and subscribe. (BRQ-CACHE-01..08) */
export interface Redis {
  readonly kind: "redis";
  readonly id: string;
  readonly version: string;
  readonly nodeType: string;
  readonly nodes: number;
  readonly tier: Tier;
  readonly port: number;
  readonly persistence: "none" | "append-only" | "snapshots";
  readonly eviction: "noeviction" | "allkeys-lru" | "volatile-lru";
  readonly encryption: { readonly transit: boolean; readonly rest: boolean };
  /** The secret that clients must present; null where none is asked for. */
  readonly password: ResourceId | null;
  readonly engine: "redis" | "valkey";
  /** Keys spread over shards, each with replicas of its own; null for one shard of `nodes`. (DFZ-CACHE-02, CON-DFZ-05) */
  readonly cluster: { readonly shards: number; readonly replicas: number } | null;
  /** Nodes in several zones, with a replica that takes over by itself. */
  readonly multiZone: boolean;
  readonly maxMemory: ByteCount | null;
  /** Idle clients are cut after this; null for never. (STM-CACHE-04) */
  readonly idleTimeout: Milliseconds | null;
  readonly tcpKeepAlive: Milliseconds | null;
  readonly key: ResourceId | null;
  readonly container: Container | null;
  readonly commitment: Commitment | null;
  readonly log: ResourceId;
}
