import type { RedisSpec } from "../spec/index.ts";
import { resolveBackup } from "./backup.ts";
import { add, type Draft } from "./draft.ts";
import { logOf } from "./log.ts";
import { passwordOf } from "./secret.ts";

/** A cache with its password, log and backups. (BRQ-CACHE-01..08) */
export function resolveRedis(name: string, words: RedisSpec, draft: Draft): void {
  const id = `redis.${name}`;
  const password = (words.password ?? true) ? `secret.${name}-password` : null;
  if (password !== null) add(draft, passwordOf(password));
  add(draft, {
    kind: "redis",
    id,
    version: words.version,
    nodeType: words.node,
    nodes: words.nodes ?? 1,
    tier: words.tier ?? "private",
    port: words.port ?? 6_379,
    persistence: words.persistence ?? "none",
    eviction: words.eviction ?? "volatile-lru",
    encryption: { transit: words.encryption?.transit ?? false, rest: words.encryption?.rest ?? false },
    password,
    engine: "redis",
    cluster: null,
    multiZone: false,
    maxMemory: null,
    idleTimeout: null,
    tcpKeepAlive: null,
    key: null,
    container: null,
    commitment: null,
    log: logOf({ name, log: words.log, kind: "engine" }, draft, [name]),
  });
  resolveBackup({ name, id }, words.backups, draft);
}
