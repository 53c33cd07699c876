import type { Alarm } from "./alarm.ts";
import type { Backup } from "./backup.ts";
import type { Balancer } from "./balancer.ts";
import type { Bucket } from "./bucket.ts";
import type { Edge } from "./edge.ts";
import type { Log } from "./log.ts";
import type { Network } from "./network.ts";
import type { Postgres } from "./postgres.ts";
import type { Queue } from "./queue.ts";
import type { Redis } from "./redis.ts";
import type { Secret } from "./secret.ts";
import type { SecurityEdge } from "./security-edge.ts";
import type { Service } from "./service.ts";
import type { Site } from "./site.ts";
import type { Worker } from "./worker.ts";

/** Every kind of resource. An adapter's handler table is mapped over this type, so a new line here is a compile error in each adapter. */
export interface Resources {
  readonly alarm: Alarm;
  readonly backup: Backup;
  readonly balancer: Balancer;
  readonly bucket: Bucket;
  readonly edge: Edge;
  readonly log: Log;
  readonly network: Network;
  readonly postgres: Postgres;
  readonly queue: Queue;
  readonly redis: Redis;
  readonly secret: Secret;
  readonly "security-edge": SecurityEdge;
  readonly service: Service;
  readonly site: Site;
  readonly worker: Worker;
}

export type ResourceKind = keyof Resources;

export type Resource = Resources[ResourceKind];

/** Kinds that hold what cannot be made again: never replaced or deleted without being named. */
export const STATEFUL: readonly ResourceKind[] = ["bucket", "postgres", "queue", "redis", "secret"];
