import type { Bytes, Duration, Percent } from "../units/index.ts";
import { type BackupWords, backupField } from "./backup.ts";
import { type CommitmentWords, commitmentField } from "./commitment.ts";
import {
  amount,
  bytes,
  count,
  duration,
  finite,
  flag,
  leaf,
  oneOf,
  port,
  region,
  share,
  text,
  timeOfDay,
} from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { either, list, nullable, record, words } from "./structure-fields.ts";

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
  /** Read replicas that follow the load of those that are there. */
  readonly replicaScale?: ReplicaScaleWords | null;
  readonly tls?: "off" | "verify";
  readonly encryption?: "none" | "managed-key" | "customer-key";
  readonly maintenance?: MaintenanceWords | null;
  /** When the daily snapshot is taken. */
  readonly backupWindow?: WindowWords | null;
  readonly backups?: BackupWords | null;
  /** Settings of the server by name: `{ work_mem: "16MB" }`. */
  readonly parameters?: Readonly<Record<string, string | number | null>>;
  /** Whether the server's waits are recorded by statement (Performance Insights). */
  readonly insights?: boolean;
  /** How often the machine below is measured (Enhanced Monitoring). */
  readonly monitoring?: Duration | null;
  /** The secret of its owner: its name in the secrets store, and how often it changes. */
  readonly credentials?: CredentialsWords;
  readonly commitment?: CommitmentWords | null;
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
  readonly type?: "gp2" | "gp3";
  readonly size: Bytes;
  /** Where growing by itself ends; the size itself if left out, for no growth. */
  readonly growTo?: Bytes;
  readonly iops?: number | null;
}

/** Another copy of the database, to be read from or to fall back on. */
export interface ReplicaWords {
  readonly region: string;
  readonly zone?: string;
  readonly purpose: "read" | "recovery";
  readonly name?: string;
  /** How long its own backups are kept once it is promoted; as long as the primary's if left out. */
  readonly keep?: Duration;
}

export interface ReplicaScaleWords {
  /** The least and the most. */
  readonly replicas: readonly [minimum: number, maximum: number];
  /** Mean load of the replicas that one more is added at. */
  readonly cpu: Percent;
}

export interface CredentialsWords {
  readonly name?: string;
  readonly rotateEvery?: Duration | null;
}

/** A daily window in UTC. */
export interface WindowWords {
  readonly start: string;
  readonly end: string;
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

const range = leaf<readonly [number, number]>("the least and the most replicas, such as [1, 5]", [0, 1], (value) => {
  const [minimum, maximum] = Array.isArray(value) && value.length === 2 ? value : [];
  return Number.isInteger(minimum) && Number.isInteger(maximum) && minimum >= 0 && maximum >= Math.max(1, minimum);
});

export const postgresField = words<PostgresWords>(
  "a database: postgres({ … })",
  {
    version: text,
    name: text,
    class: text,
    connections: count,
    storage: words<PostgresStorageWords>(
      "storage: { type, size, growTo, iops }",
      {
        type: oneOf("gp2", "gp3"),
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
        "a replica: { region, zone, purpose, name, keep }",
        { region, zone: text, purpose: oneOf("read", "recovery"), name: text, keep: duration },
        ["region", "purpose"],
      ),
    ),
    replicaScale: nullable(
      words<ReplicaScaleWords>("scaling of replicas: { replicas, cpu }", { replicas: range, cpu: share }, [
        "replicas",
        "cpu",
      ]),
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
    backupWindow: nullable(
      words<WindowWords>("a daily window: { start, end }", { start: timeOfDay, end: timeOfDay }, ["start", "end"]),
    ),
    backups: nullable(backupField),
    parameters: record("settings of the server by name", nullable(either(text, finite)), /^[a-z][a-z0-9_.]*$/),
    insights: flag,
    monitoring: nullable(duration),
    credentials: words<CredentialsWords>("credentials: { name, rotateEvery }", {
      name: text,
      rotateEvery: nullable(duration),
    }),
    commitment: nullable(commitmentField),
    tier,
    public: flag,
    port,
    log: text,
  },
  ["version", "class", "storage"],
);
