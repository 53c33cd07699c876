import type { Bytes } from "../units/index.ts";
import { type BackupWords, backupField } from "./backup.ts";
import { type CommitmentWords, commitmentField } from "./commitment.ts";
import { type EncryptionWords, encryptionField } from "./encryption.ts";
import { bytes, count, flag, oneOf, port, text } from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { nullable, record, words } from "./structure-fields.ts";

/** Full-text search. With engine `"opensearch"`, `version`, `node` and `storage` must be said too. */
export interface SearchWords {
  /** The database searches while the platform is small; so it does if left out. */
  readonly engine?: "postgres" | "opensearch";
  /** Name of the index, and of the cluster; its own if left out. */
  readonly name?: string;
  /** Name of the database that searches; the platform's only one if left out. */
  readonly store?: string;
  readonly version?: string;
  /** Node type, such as `"r6g.large.search"`. */
  readonly node?: string;
  readonly nodes?: number;
  /** Of each node. */
  readonly storage?: Bytes;
  /** Nodes that only keep the cluster together. */
  readonly masters?: SearchMastersWords | null;
  /** Nodes and copies spread over zones; where there are several nodes if left out. */
  readonly zoneAware?: boolean;
  readonly encryption?: EncryptionWords;
  /** Users and rights inside the cluster, with a password for the first of them. */
  readonly fineGrainedAccess?: boolean;
  /** Fields of the index by name. */
  readonly index?: Readonly<Record<string, IndexFieldWord | null>>;
  readonly backups?: BackupWords | null;
  readonly commitment?: CommitmentWords | null;
  readonly tier?: TierName;
  readonly port?: number;
  readonly log?: string;
}

export interface SearchMastersWords {
  readonly node: string;
  readonly nodes: number;
}

export type IndexFieldWord = "keyword" | "text" | "text-and-keyword" | "integer" | "date" | "location";

export type SearchSpec = SearchWords & { readonly kind: "search" };

/** Full-text search; services that need `"search"` get the `SEARCH_*` variables. */
export function search(settings: SearchWords = {}): SearchSpec {
  return { kind: "search", ...settings };
}

export const searchField = words<SearchWords>("a search: search({ … })", {
  engine: oneOf("postgres", "opensearch"),
  name: text,
  store: text,
  version: text,
  node: text,
  nodes: count,
  storage: bytes,
  masters: nullable(
    words<SearchMastersWords>("masters: { node, nodes }", { node: text, nodes: count }, ["node", "nodes"]),
  ),
  zoneAware: flag,
  encryption: encryptionField,
  fineGrainedAccess: flag,
  index: record(
    "fields by name",
    nullable(oneOf("keyword", "text", "text-and-keyword", "integer", "date", "location")),
    /^[a-z][a-z0-9_]*$/,
  ),
  backups: nullable(backupField),
  commitment: nullable(commitmentField),
  tier,
  port,
  log: text,
});
