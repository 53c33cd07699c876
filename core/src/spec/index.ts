export type { AcknowledgementWords } from "./acknowledgement.ts";
export type { AlarmThreshold, AlarmWords } from "./alarm.ts";
export type { BackupWords } from "./backup.ts";
export { type BalancerSpec, type BalancerWords, balancer, type ListenerWords } from "./balancer.ts";
export { type BucketSpec, type BucketWords, bucket, type LifecycleWords } from "./bucket.ts";
export { type Capabilities, type CapabilityKind, type CapabilitySpec, isCapability } from "./capability.ts";
export { type Deferral, type Deferrals, deferred, notApplicable } from "./deferral.ts";
export { blueGreen, type DeploymentWords, rolling } from "./deployment.ts";
export { type EdgeRouteWords, type EdgeSpec, type EdgeWords, edge, type RateLimitWords } from "./edge.ts";
export type { CompositionWords, EnvironmentHeader, EnvironmentWords, Particulars } from "./environment.ts";
export type { HealthWords } from "./health.ts";
export { type HttpSpec, type HttpWords, http } from "./http.ts";
export type { LogWords } from "./log.ts";
export { merge } from "./merge.ts";
export { type AllowWords, type NetworkSpec, type NetworkWords, network, type TierName } from "./network.ts";
export type { ObjectivesWords } from "./objectives.ts";
export type { Patch } from "./patch.ts";
export { definePlatform, type Platform, type PlatformHeader } from "./platform.ts";
export { type PostgresSpec, type PostgresWords, postgres } from "./postgres.ts";
export type { MigrationsWords, ModuleWords, NeedKind, ProcessWords, ScaleWords } from "./process.ts";
export { type QueueSpec, type QueueWords, queue } from "./queue.ts";
export { type Layer, readEnvironment } from "./read-environment.ts";
export { complainOfPlatform, isPlatform, type PlatformWords, readComplete, readPlatform } from "./read-platform.ts";
export { type RedisSpec, type RedisWords, redis } from "./redis.ts";
export { external, externalJson, password, rsaKeyPair, type SecretSpec, type SecretWords } from "./secret.ts";
export {
  configure,
  isService,
  SERVICE_FIELDS,
  type ServiceKind,
  type ServicePatch,
  type ServiceSpec,
  type Services,
} from "./service.ts";
export {
  given,
  inBytes,
  inSeconds,
  output,
  parameter,
  type Setting,
  type SettingOutput,
  type SettingWords,
  template,
} from "./setting.ts";
export { type SiteSpec, type SiteWords, site } from "./site.ts";
export { isObject } from "./structure-fields.ts";
export { type WorkerSpec, type WorkerWords, worker } from "./worker.ts";
export { type AuditSpec, type AuditWords, audit } from "./audit.ts";
export type { CommitmentWords } from "./commitment.ts";
export type { EncryptionWords } from "./encryption.ts";
export { type KeySpec, type KeyWords, key } from "./key.ts";
export { type LiveRungWords, type LiveSpec, type LiveWords, live } from "./live.ts";
export { type RegistrySpec, type RegistryWords, registry } from "./registry.ts";
export { type SearchSpec, type SearchWords, search } from "./search.ts";
export { type StandbySpec, type StandbyWords, standby } from "./standby.ts";
