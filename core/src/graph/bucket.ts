import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** An object store. Stateful. (BRQ-STOR-01..09) */
export interface Bucket {
  readonly kind: "bucket";
  readonly id: string;
  readonly name: string;
  readonly prefixes: readonly Prefix[];
  readonly cors: readonly { readonly origins: readonly string[]; readonly methods: readonly string[] }[];
  readonly encryption: { readonly algorithm: "none" | "aes256" | "kms"; readonly bucketKey: boolean };
  readonly versioning: boolean;
  readonly accessLog: boolean;
  /** Regions that receive a copy of every object. */
  readonly replication: readonly string[];
  readonly publicRead: boolean;
  /** Signs paths below the edge; null when nothing is served from this bucket. */
  readonly signing: ResourceId | null;
  readonly key: ResourceId | null;
  /** When versions that were overwritten go; null keeps them. (CON-BRQ-41) */
  readonly oldVersions: Milliseconds | null;
}

/** One folder of keys and what happens to its objects as they age. */
export interface Prefix {
  readonly prefix: string;
  readonly lifecycle: readonly LifecycleRule[];
}

/** What becomes of objects of a certain age, counted from when they were written. */
export interface LifecycleRule {
  readonly action: "infrequent" | "intelligent" | "glacier" | "delete";
  readonly after: Milliseconds;
}
