import type { Postgres } from "../graph/index.ts";
import type { PostgresSpec, ReplicaWords } from "../spec/index.ts";
import { complainOfBackups, resolveBackup } from "./backup.ts";
import { commitmentOf } from "./commitment.ts";
import { add, type Draft } from "./draft.ts";
import { sizeOf } from "./instance-class.ts";
import { keyOf } from "./key.ts";
import { logOf } from "./log.ts";
import { byteCount, milliseconds, ratio } from "./measure.ts";
import { connectionsOf, RESERVED } from "./postgres-class.ts";
import { secretFrom } from "./secret.ts";
import { sorted } from "./sorted.ts";

/** A database with the secret of its owner, its log and its backups. (BRQ-DB-01..13) */
export function resolvePostgres(name: string, words: PostgresSpec, draft: Draft): void {
  const id = `postgres.${name}`;
  const password = `secret.${name}-password`;
  const size = byteCount(words.storage.size);
  const instance = sizeOf({ kind: "postgres", name: words.class }, draft, [name, "class"]);
  const database: Postgres = {
    kind: "postgres",
    id,
    name: words.name ?? draft.blueprint.platform.replaceAll("-", "_"),
    version: words.version,
    instanceClass: words.class,
    tier: words.tier ?? "private",
    port: words.port ?? 5_432,
    publiclyAccessible: words.public ?? false,
    multiZone: words.multiZone ?? false,
    replicas: (words.replicas ?? []).map(replica),
    storage: {
      type: words.storage.type ?? "gp3",
      size,
      growTo: words.storage.growTo === undefined ? size : byteCount(words.storage.growTo),
      iops: words.storage.iops ?? null,
    },
    extensions: [...(words.extensions ?? [])].sort(),
    maxConnections: words.connections ?? configured(words) ?? connectionsOf(instance),
    pool: {
      min: words.pool?.min ?? 0,
      max: words.pool?.max ?? 10,
      idle: milliseconds(words.pool?.idle ?? "30s"),
      connect: milliseconds(words.pool?.connect ?? "2s"),
    },
    pooler: pooler(words.pooler),
    tls: words.tls ?? "verify",
    encryption: words.encryption ?? "managed-key",
    maintenance: words.maintenance ?? null,
    key: words.encryption === "customer-key" ? keyOf(draft, [name, "encryption"]) : null,
    backupWindow: words.backupWindow ?? null,
    parameters: parametersOf(words),
    performanceInsights: words.insights ?? false,
    enhancedMonitoring: words.monitoring == null ? null : milliseconds(words.monitoring),
    replicaScaling: replicaScaling(words.replicaScale),
    commitment: commitmentOf(words.commitment),
    password,
    log: logOf({ name, log: words.log, kind: "engine" }, draft, [name]),
  };
  add(draft, secretFrom(password, { ...words.credentials, form: "password" }));
  add(draft, database);
  complainOfBackups(name, words.backups, draft);
  resolveBackup({ name, id }, words.backups, draft);
}

function replica({ region, zone, purpose, name, keep }: ReplicaWords): Postgres["replicas"][number] {
  return {
    region,
    zone: zone ?? null,
    purpose,
    name: name ?? null,
    keep: keep === undefined ? null : milliseconds(keep),
  };
}

function parametersOf({ parameters = {} }: PostgresSpec): Postgres["parameters"] {
  return Object.fromEntries(
    sorted(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)] as const])),
  );
}

/** Connections that the server's own setting leaves for tasks, where there is one in plain numbers. (STM-DB-09) */
function configured({ parameters = {} }: PostgresSpec): number | undefined {
  const connections = Number(parameters.max_connections ?? Number.NaN);
  return Number.isInteger(connections) && connections > RESERVED ? connections - RESERVED : undefined;
}

function replicaScaling(words: PostgresSpec["replicaScale"]): Postgres["replicaScaling"] {
  if (words == null) return null;
  const [minimum, maximum] = words.replicas;
  return { minimum, maximum, cpu: ratio(words.cpu) };
}

function pooler(words: PostgresSpec["pooler"]): Postgres["pooler"] {
  if (words?.serverConnections === undefined || words.clientConnections === undefined) return null;
  return {
    mode: "transaction",
    serverConnections: words.serverConnections,
    clientConnections: words.clientConnections,
  };
}
