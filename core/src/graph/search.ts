import type { ByteCount } from "../units/index.ts";
import type { Commitment } from "./commitment.ts";
import type { Tier } from "./network.ts";
import type { ResourceId } from "./reference.ts";

/** Full-text search: inside the database while it is small, a cluster of its own later. (BRQ-SRCH-01..06, ATL-SRCH-01..05) */
export interface Search {
  readonly kind: "search";
  readonly id: string;
  readonly name: string;
  readonly engine: "postgres" | "opensearch";
  /** The database that searches, with engine `postgres`. */
  readonly store: ResourceId | null;
  /** The cluster, with engine `opensearch`. */
  readonly cluster: SearchCluster | null;
  /** Fields of the index, by name. */
  readonly index: Readonly<Record<string, IndexField>>;
}

/** The machines of a search that has its own, beyond what a database does besides its work. */
export interface SearchCluster {
  readonly version: string;
  readonly nodeType: string;
  readonly nodes: number;
  /** Of each node. */
  readonly storage: ByteCount;
  readonly masters: { readonly nodeType: string; readonly nodes: number } | null;
  readonly zoneAwareness: boolean;
  readonly tier: Tier;
  readonly port: number;
  readonly encryption: { readonly transit: boolean; readonly rest: boolean };
  readonly fineGrainedAccess: boolean;
  readonly password: ResourceId | null;
  readonly key: ResourceId | null;
  readonly log: ResourceId;
  readonly commitment: Commitment | null;
}

/** How a field is indexed, which is how it can be asked for. */
export type IndexField = "keyword" | "text" | "text-and-keyword" | "integer" | "date" | "location";
