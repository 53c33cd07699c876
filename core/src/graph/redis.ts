import type { Tier } from "./network.ts";
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
  readonly persistence: "none" | "append-only";
  readonly eviction: "noeviction" | "allkeys-lru" | "volatile-lru";
  readonly encryption: { readonly transit: boolean; readonly rest: boolean };
  /** The secret that clients must present; null where none is asked for. */
  readonly password: ResourceId | null;
  readonly log: ResourceId;
}
