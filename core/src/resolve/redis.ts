import type { RedisSpec } from "../spec/index.ts";
import { complainOfBackups, resolveBackup } from "./backup.ts";
import { commitmentOf } from "./commitment.ts";
import { containerOf } from "./container.ts";
import { add, type Draft } from "./draft.ts";
import { sizeOf } from "./instance-class.ts";
import { keyOf } from "./key.ts";
import { logOf } from "./log.ts";
import { byteCount, milliseconds } from "./measure.ts";
import { passwordOf } from "./secret.ts";

/** A cache with its password, log and backups. (BRQ-CACHE-01..08) */
export function resolveRedis(name: string, words: RedisSpec, draft: Draft): void {
  const id = `redis.${name}`;
  const password = (words.password ?? true) ? `secret.${name}-password` : null;
  if (password !== null) add(draft, passwordOf(password));
  sizeOf({ kind: "redis", name: words.node }, draft, [name, "node"]);
  const cluster =
    words.cluster == null ? null : { shards: words.cluster.shards, replicas: words.cluster.replicas ?? 0 };
  const { transit = false, rest = false } = words.encryption ?? {};
  add(draft, {
    kind: "redis",
    id,
    version: words.version,
    nodeType: words.node,
    nodes: cluster === null ? (words.nodes ?? 1) : cluster.shards * (1 + cluster.replicas),
    tier: words.tier ?? "private",
    port: words.port ?? 6_379,
    persistence: words.persistence ?? "none",
    eviction: words.eviction ?? "volatile-lru",
    encryption: { transit, rest: rest !== false },
    password,
    engine: words.engine ?? "redis",
    cluster,
    multiZone: words.multiZone ?? false,
    maxMemory: words.maxMemory == null ? null : byteCount(words.maxMemory),
    idleTimeout: words.idleTimeout == null ? null : milliseconds(words.idleTimeout),
    tcpKeepAlive: words.keepAlive == null ? null : milliseconds(words.keepAlive),
    key: rest === "customer-key" ? keyOf(draft, [name, "encryption", "rest"]) : null,
    container: containerOf(words.container, draft, [name, "container"]),
    commitment: commitmentOf(words.commitment),
    log: logOf({ name, log: words.log, kind: "engine" }, draft, [name]),
  });
  if (words.container == null) complainOfBackups(name, words.backups, draft);
  resolveBackup({ name, id }, words.backups, draft);
}
