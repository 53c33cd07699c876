import type { Search, SearchCluster } from "../graph/index.ts";
import type { SearchSpec } from "../spec/index.ts";
import { resolveBackup } from "./backup.ts";
import { storeOf } from "./bind.ts";
import { commitmentOf } from "./commitment.ts";
import { add, complain, type Draft } from "./draft.ts";
import { sizeOf } from "./instance-class.ts";
import { keyOf } from "./key.ts";
import { logOf } from "./log.ts";
import { byteCount } from "./measure.ts";
import { passwordOf } from "./secret.ts";
import { sorted } from "./sorted.ts";

/** A search: an index in the database, or a cluster with its password, log and backups. (BRQ-SRCH-01..06, ATL-SRCH-01..05, CON-BRQ-29) */
export function resolveSearch(name: string, words: SearchSpec, draft: Draft): void {
  const id = `search.${name}`;
  const index = sorted(words.index ?? {}).flatMap(([field, word]) => (word === null ? [] : [[field, word] as const]));
  const search: Omit<Search, "engine" | "store" | "cluster"> = {
    kind: "search",
    id,
    name: words.name ?? name,
    index: Object.fromEntries(index),
  };
  if (words.engine === "opensearch") {
    const cluster = clusterOf(name, words, draft);
    if (cluster === undefined) return;
    add(draft, { ...search, engine: "opensearch", store: null, cluster });
    resolveBackup({ name, id }, words.backups, draft);
    return;
  }
  const store = storeOf(draft, name, { word: "store", kind: "postgres", bound: words.store });
  if (store !== undefined) add(draft, { ...search, engine: "postgres", store, cluster: null });
}

function clusterOf(name: string, words: SearchSpec, draft: Draft): SearchCluster | undefined {
  const { version, node, storage } = words;
  for (const [word, value] of Object.entries({ version, node, storage }))
    if (value === undefined)
      complain(draft, "TER-SPEC-004", {
        path: [name, word],
        message: `${name}.${word} is missing, and a search cluster cannot do without`,
        hint: 'say version, node and storage, or let the database search: engine: "postgres"',
      });
  if (version === undefined || node === undefined || storage === undefined) return undefined;
  sizeOf({ kind: "search", name: node }, draft, [name, "node"]);
  if (words.masters != null) sizeOf({ kind: "search", name: words.masters.node }, draft, [name, "masters", "node"]);
  const password = (words.fineGrainedAccess ?? true) ? `secret.${name}-password` : null;
  if (password !== null) add(draft, passwordOf(password));
  const { transit = true, rest = true } = words.encryption ?? {};
  const nodes = words.nodes ?? 1;
  return {
    version,
    nodeType: node,
    nodes,
    storage: byteCount(storage),
    masters: words.masters == null ? null : { nodeType: words.masters.node, nodes: words.masters.nodes },
    zoneAwareness: words.zoneAware ?? nodes > 1,
    tier: words.tier ?? "private",
    // The provider's clusters answer on 443, one that stands alone on its own port.
    port: words.port ?? (draft.blueprint.header.target === "aws" ? 443 : 9_200),
    encryption: { transit, rest: rest !== false },
    fineGrainedAccess: password !== null,
    password,
    key: rest === "customer-key" ? keyOf(draft, [name, "encryption", "rest"]) : null,
    log: logOf({ name, log: words.log, kind: "engine" }, draft, [name]),
    commitment: commitmentOf(words.commitment),
  };
}
