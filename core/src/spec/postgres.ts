import type { Bytes, Duration } from "../units/index.ts";
import { type BackupWords, backupField } from "./backup.ts";
import { amount, bytes, count, duration, flag, oneOf, port, text, timeOfDay } from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** A PostgreSQL database. Words without `?` must be said by the platform or by each environment. */
export interface PostgresWords {
  /** Major, or major and minor: `"15.8"`. */
  readonly version: string;
  /** Name of the database; the platform's if left out. */
  readonly name?: string;
  /** Instance class, such as `"db.t4g.medium"`; `"local"` on one machine. */
  readonly class: string;
  /** Connections that the server grants; from the class if left out. */
  readonly connections?: number;
  readonly storage: PostgresStorageWords;
  readonly extensions?: readonly string[];
  /** The pool that every task keeps for itself. */
  readonly pool?: PoolWords;
  /** A pooler between those pools and the server, in transaction mode. */
  readonly pooler?: PoolerWords | null;
  /** A standby in another zone that takes over by itself. */
  readonly multiZone?: boolean;
  readonly replicas?: readonly ReplicaWords[];
  readonly tls?: "off" | "verify";
  readonly encryption?: "none" | "managed-key" | "customer-key";
  readonly maintenance?: MaintenanceWords | null;
  readonly backups?: BackupWords | null;
  readonly tier?: TierName;
  readonly public?: boolean;
  readonly port?: number;
  /** Name of its log; its own if left out. */
  readonly log?: string;
}

export interface PoolWords {
  readonly min?: number;
  readonly max?: number;
  readonly idle?: Duration;
  readonly connect?: Duration;
}

export interface PoolerWords {
  readonly serverConnections?: number;
  readonly clientConnections?: number;
}

export interface PostgresStorageWords {
  readonly size: Bytes;
  /** Where growing by itself ends; the size itself if left out, for no growth. */
  readonly growTo?: Bytes;
  readonly iops?: number | null;
}

export interface ReplicaWords {
  readonly region: string;
  readonly zone?: string;
  readonly purpose: "read" | "recovery";
}

export interface MaintenanceWords {
  readonly day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
  /** UTC. */
  readonly start: string;
  readonly end: string;
}

export type PostgresSpec = PostgresWords & { readonly kind: "postgres" };

/** A PostgreSQL database; services that need `"postgres"` get a role, a schema and the `DB_*` variables. */
export function postgres(settings: Partial<PostgresWords> = {}): PostgresSpec {
  return { kind: "postgres", ...settings } as PostgresSpec;
}

export const postgresField = words<PostgresWords>(
  "a database: postgres({ … })",
  {
    version: text,
    name: text,
    class: text,
    connections: count,
    storage: words<PostgresStorageWords>(
      "storage: { size, growTo, iops }",
      {
        size: bytes,
        growTo: bytes,
        iops: nullable(count),
      },
      ["size"],
    ),
    extensions: list("a list of extensions", text),
    pool: words<PoolWords>("a pool: { min, max, idle, connect }", {
      min: amount,
      max: count,
      idle: duration,
      connect: duration,
    }),
    pooler: nullable(
      words<PoolerWords>(
        "a pooler: { serverConnections, clientConnections }",
        { serverConnections: count, clientConnections: count },
        ["serverConnections", "clientConnections"],
      ),
    ),
    multiZone: flag,
    replicas: list(
      "a list of replicas",
      words<ReplicaWords>(
        "a replica: { region, zone, purpose }",
        { region: text, zone: text, purpose: oneOf("read", "recovery") },
        ["region", "purpose"],
      ),
    ),
    tls: oneOf("off", "verify"),
    encryption: oneOf("none", "managed-key", "customer-key"),
    maintenance: nullable(
      words<MaintenanceWords>(
        "a weekly window: { day, start, end }",
        {
          day: oneOf("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
          start: timeOfDay,
          end: timeOfDay,
        },
        ["day", "start", "end"],
      ),
    ),
    backups: nullable(backupField),
    tier,
    public: flag,
    port,
    log: text,
  },
  ["version", "class", "storage"],
);
