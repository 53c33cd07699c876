export { type AddressFault, addressFaults } from "./address-faults.ts";
export type { Alarm } from "./alarm.ts";
export type { Audit } from "./audit.ts";
export type { Backup } from "./backup.ts";
export type { Balancer, BalancerRoute, Listener } from "./balancer.ts";
export type { Bucket, LifecycleRule, Prefix } from "./bucket.ts";
export type { Budget } from "./budget.ts";
export type { Certificate } from "./certificate.ts";
export type { Channel } from "./channel.ts";
export type { Commitment } from "./commitment.ts";
export type { CostItem, Costs, StatedCost, StatedSaving, UnitGoal, Usage } from "./costs.ts";
export type { Dashboard } from "./dashboard.ts";
export type { Dns, DnsRecord } from "./dns.ts";
export type { Edge, EdgeRoute, RateLimit, SignedMount } from "./edge.ts";
export {
  type Acknowledgement,
  findResource,
  type Graph,
  type Objectives,
  PHASES,
  type Phase,
  type PromisedFigure,
  type RecoveryObjective,
  resourcesOf,
  type Target,
} from "./graph.ts";
export { groundOf } from "./ground.ts";
export { type Handlers, handle } from "./handlers.ts";
export type { Host } from "./host.ts";
export type { Job } from "./job.ts";
export { graphFromJson, graphToJson } from "./json.ts";
export type { Key } from "./key.ts";
export type { Live, LiveRung } from "./live.ts";
export type { Log } from "./log.ts";
export { logGroupName } from "./log-group.ts";
export type { Metric } from "./metric.ts";
export { METRIC_NAMES, type MetricDefinition, type MetricName, metricDefinition } from "./metric-name.ts";
export type { AclRule, Network, NetworkAcl, NetworkEndpoint, Subnet, Tier } from "./network.ts";
export type { LoadScenario, Operations } from "./operations.ts";
export type { Pipeline, PipelineStage } from "./pipeline.ts";
export type { Container } from "./placement.ts";
export type { MaintenanceWindow, Postgres } from "./postgres.ts";
export type {
  Deployment,
  HealthCheck,
  Module,
  ProcessShape,
  Rollback,
  ScaleMetric,
  ScalePolicy,
  ScaleThreshold,
  StepPolicy,
  TargetPolicy,
  TaskCount,
  Verification,
} from "./process.ts";
export type { Queue } from "./queue.ts";
export type { Redis } from "./redis.ts";
export { type Output, type ResourceId, referencedBy, type Value } from "./reference.ts";
export type { Registry } from "./registry.ts";
export { type Resource, type ResourceKind, type Resources, STATEFUL } from "./resources.ts";
export type { IndexField, Search, SearchCluster } from "./search.ts";
export { searchZones } from "./search-zones.ts";
export type { Secret } from "./secret.ts";
export type { SecurityEdge } from "./security-edge.ts";
export type { Service } from "./service.ts";
export type { Site } from "./site.ts";
export type { Standby } from "./standby.ts";
export { standbyGraph } from "./standby-graph.ts";
export { surgeOf } from "./surge.ts";
export type { Tracing } from "./tracing.ts";
export type { Trigger } from "./trigger.ts";
export type { Waf, WafRule } from "./waf.ts";
export type { Worker } from "./worker.ts";
