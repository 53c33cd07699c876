import type { Alarm } from "./alarm.ts";
import type { Audit } from "./audit.ts";
import type { Backup } from "./backup.ts";
import type { Balancer } from "./balancer.ts";
import type { Bucket } from "./bucket.ts";
import type { Budget } from "./budget.ts";
import type { Certificate } from "./certificate.ts";
import type { Channel } from "./channel.ts";
import type { Dashboard } from "./dashboard.ts";
import type { Dns } from "./dns.ts";
import type { Edge } from "./edge.ts";
import type { Host } from "./host.ts";
import type { Job } from "./job.ts";
import type { Key } from "./key.ts";
import type { Live } from "./live.ts";
import type { Log } from "./log.ts";
import type { Metric } from "./metric.ts";
import type { Network } from "./network.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Postgres } from "./postgres.ts";
import type { Queue } from "./queue.ts";
import type { Redis } from "./redis.ts";
import type { Registry } from "./registry.ts";
import type { Search } from "./search.ts";
import type { Secret } from "./secret.ts";
import type { SecurityEdge } from "./security-edge.ts";
import type { Service } from "./service.ts";
import type { Site } from "./site.ts";
import type { Standby } from "./standby.ts";
import type { Tracing } from "./tracing.ts";
import type { Waf } from "./waf.ts";
import type { Worker } from "./worker.ts";

/** Every kind of resource. An adapter's handler table is mapped over this type, so a new line here is a compile error in each adapter. */
export interface Resources {
  readonly alarm: Alarm;
  readonly audit: Audit;
  readonly backup: Backup;
  readonly balancer: Balancer;
  readonly bucket: Bucket;
  readonly budget: Budget;
  readonly certificate: Certificate;
  readonly channel: Channel;
  readonly dashboard: Dashboard;
  readonly dns: Dns;
  readonly edge: Edge;
  readonly host: Host;
  readonly job: Job;
  readonly key: Key;
  readonly live: Live;
  readonly log: Log;
  readonly metric: Metric;
  readonly network: Network;
  readonly pipeline: Pipeline;
  readonly postgres: Postgres;
  readonly queue: Queue;
  readonly redis: Redis;
  readonly registry: Registry;
  readonly search: Search;
  readonly secret: Secret;
  readonly "security-edge": SecurityEdge;
  readonly service: Service;
  readonly site: Site;
  readonly standby: Standby;
  readonly tracing: Tracing;
  readonly waf: Waf;
  readonly worker: Worker;
}

/** What a resource can be; every adapter has a handler for each, and the compiler names those that are missing. */
export type ResourceKind = keyof Resources;

/** Whatever a platform is made of, told apart by `kind`. */
export type Resource = Resources[ResourceKind];

/** Kinds that hold what cannot be made again: never replaced or deleted without being named. */
export const STATEFUL: readonly ResourceKind[] = ["bucket", "key", "postgres", "queue", "redis", "search", "secret"];
