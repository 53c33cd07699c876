export type { Alarm } from "./alarm.ts";
export type { Backup } from "./backup.ts";
export type { Balancer, BalancerRoute, Listener } from "./balancer.ts";
export type { Bucket, LifecycleRule, Prefix } from "./bucket.ts";
export type { Edge, EdgeRoute, RateLimit, SignedMount } from "./edge.ts";
export {
  type Acknowledgement,
  findResource,
  type Graph,
  type Objectives,
  PHASES,
  type Phase,
  resourcesOf,
  type Target,
} from "./graph.ts";
export { type Handlers, handle, handleAll } from "./handlers.ts";
export { graphFromJson, graphToJson } from "./json.ts";
export type { Log } from "./log.ts";
export type { Network, Subnet, Tier } from "./network.ts";
export type { MaintenanceWindow, Postgres } from "./postgres.ts";
export type { Deployment, HealthCheck, Module, ProcessShape, ScalePolicy, TaskCount } from "./process.ts";
export type { Queue } from "./queue.ts";
export type { Redis } from "./redis.ts";
export { type Output, type ResourceId, referencedBy, type Value } from "./reference.ts";
export { type Resource, type ResourceKind, type Resources, STATEFUL } from "./resources.ts";
export type { Secret } from "./secret.ts";
export type { SecurityEdge } from "./security-edge.ts";
export type { Service } from "./service.ts";
export type { Site } from "./site.ts";
export type { Worker } from "./worker.ts";
