export type { AcknowledgementWords } from "./acknowledgement.ts";
export type { AlarmAction, AlarmWords } from "./alarm.ts";
export { type AuditSpec, type AuditWords, audit } from "./audit.ts";
export type { BackupWords } from "./backup.ts";
export { type BalancerSpec, type BalancerWords, balancer, type ListenerWords } from "./balancer.ts";
export { type BucketSpec, type BucketWords, bucket, type LifecycleWords } from "./bucket.ts";
export { type BudgetSpec, type BudgetWords, budget } from "./budget.ts";
export { type Capabilities, type CapabilityKind, type CapabilitySpec, isCapability } from "./capability.ts";
export { type CertificateSpec, type CertificateWords, certificate } from "./certificate.ts";
export type { ChannelWords } from "./channel.ts";
export type { CommitmentWords } from "./commitment.ts";
export type { ContainerWords } from "./container.ts";
export type { CostsWords, MonthlyWords, UsageWords } from "./costs.ts";
export { type CountriesWords, EU_COUNTRIES } from "./countries.ts";
export type { DashboardWords } from "./dashboard.ts";
export { type Deferral, type Deferrals, deferred, notApplicable } from "./deferral.ts";
export {
  blueGreen,
  canary,
  type DeploymentWords,
  linear,
  type RollbackWords,
  replace,
  rolling,
  type VerifyWords,
} from "./deployment.ts";
export {
  type DnsHealthWords,
  type DnsRecordsWords,
  type DnsRecordWords,
  type DnsSpec,
  type DnsWords,
  dns,
} from "./dns.ts";
export { type EdgeRouteWords, type EdgeSpec, type EdgeWords, edge, type RateLimitWords } from "./edge.ts";
export type { EncryptionWords } from "./encryption.ts";
export type { CompositionWords, EnvironmentHeader, EnvironmentWords, Particulars } from "./environment.ts";
export type { HealthWords } from "./health.ts";
export { type DiskWords, type HostSpec, type HostWords, host } from "./host.ts";
export { type HttpSpec, type HttpWords, http, websocket } from "./http.ts";
export { type JobSpec, type JobWords, job } from "./job.ts";
export { type KeySpec, type KeyWords, key } from "./key.ts";
export { type LiveRungWords, type LiveSpec, type LiveWords, live } from "./live.ts";
export type { LogWords } from "./log.ts";
export { merge } from "./merge.ts";
export type { MetricWords } from "./metric.ts";
export {
  type AclRuleWords,
  type AllowWords,
  type NetworkSpec,
  type NetworkWords,
  network,
  type TierName,
} from "./network.ts";
export type { Figure, ObjectivesWords, TargetWords } from "./objectives.ts";
export type { LoadWords, OperationsWords } from "./operations.ts";
export type { Patch } from "./patch.ts";
export {
  approve,
  build,
  deploy,
  type PipelineSpec,
  type PipelineWords,
  pipeline,
  plan,
  type StageWords,
  test,
} from "./pipeline.ts";
export { definePlatform, type Platform, type PlatformHeader } from "./platform.ts";
export { type PostgresSpec, type PostgresWords, postgres, type ReplicaWords } from "./postgres.ts";
export type { MigrationsWords, ModuleWords, NeedKind, ProcessWords } from "./process.ts";
export { type QueueSpec, type QueueWords, queue } from "./queue.ts";
export { type Layer, readEnvironment } from "./read-environment.ts";
export {
  complainOfPlatform,
  isPlatform,
  type PlatformWords,
  readComplete,
  readParticular,
  readPlatform,
  readTriggers,
} from "./read-platform.ts";
export { type RedisSpec, type RedisWords, redis } from "./redis.ts";
export { type RegistrySpec, type RegistryWords, registry } from "./registry.ts";
export type { BacklogWords, MeasureWords, ScaleWords } from "./scale.ts";
export { type SearchSpec, type SearchWords, search } from "./search.ts";
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
export { type StandbySpec, type StandbyWords, standby } from "./standby.ts";
export { isObject } from "./structure-fields.ts";
export type { Threshold } from "./threshold.ts";
export { type TracingSpec, type TracingWords, tracing } from "./tracing.ts";
export type { TriggerWords } from "./trigger.ts";
export {
  blockCountries,
  managed,
  match,
  rateLimit,
  type WafRuleWords,
  type WafSpec,
  type WafWords,
  waf,
} from "./waf.ts";
export { type WorkerSpec, type WorkerWords, worker } from "./worker.ts";
