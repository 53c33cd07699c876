import type { ByteCount, Milliseconds, Ratio } from "../units/index.ts";
import type { Commitment } from "./commitment.ts";
import type { Tier } from "./network.ts";
import type { ResourceId } from "./reference.ts";

/** A PostgreSQL database. Stateful: never replaced or deleted without being named. (BRQ-DB-01..13) */
export interface Postgres {
  readonly kind: "postgres";
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly instanceClass: string;
  readonly tier: Tier;
  readonly port: number;
  readonly publiclyAccessible: boolean;
  readonly multiZone: boolean;
  readonly replicas: readonly {
    readonly region: string;
    readonly zone: string | null;
    readonly purpose: "read" | "recovery";
    /** Its name, where the requirements give one. (BRQ-DB-13) */
    readonly name: string | null;
    /** How long its own backups are kept once it is promoted; null for as long as the primary's. */
    readonly keep: Milliseconds | null;
  }[];
  readonly storage: {
    readonly type: "gp2" | "gp3";
    readonly size: ByteCount;
    readonly growTo: ByteCount;
    /** Provisioned operations per second; null keeps what the storage type includes. */
    readonly iops: number | null;
  };
  readonly extensions: readonly string[];
  /** What the instance class grants, after what the engine keeps for superusers. */
  readonly maxConnections: number;
  /** Connections that each task's own pool may hold. (BRQ-DB-09) */
  readonly pool: {
    readonly min: number;
    readonly max: number;
    readonly idle: Milliseconds;
    readonly connect: Milliseconds;
  };
  /** A connection pooler between the tasks' pools and the server; null when tasks connect directly. */
  readonly pooler: {
    readonly mode: "transaction";
    readonly serverConnections: number;
    readonly clientConnections: number;
  } | null;
  readonly tls: "off" | "verify";
  readonly encryption: "none" | "managed-key" | "customer-key";
  readonly maintenance: MaintenanceWindow | null;
  /** The key of encryption `customer-key`. */
  readonly key: ResourceId | null;
  readonly backupWindow: { readonly start: string; readonly end: string } | null;
  /** Settings of the server beside its defaults, by name. (STM-DB-09) */
  readonly parameters: Readonly<Record<string, string>>;
  readonly performanceInsights: boolean;
  /** How often the machine below is measured; null for not at all. (BRQ-METR-07) */
  readonly enhancedMonitoring: Milliseconds | null;
  /** Read replicas follow the load of those that are there. (BRQ-DB-08, CON-DFZ-11) */
  readonly replicaScaling: { readonly minimum: number; readonly maximum: number; readonly cpu: Ratio } | null;
  readonly commitment: Commitment | null;
  readonly password: ResourceId;
  readonly log: ResourceId;
}

/** A weekly window in UTC. */
export interface MaintenanceWindow {
  readonly day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
  readonly start: string;
  readonly end: string;
}
