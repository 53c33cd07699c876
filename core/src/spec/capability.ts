import { type AuditSpec, auditField } from "./audit.ts";
import { type BalancerSpec, balancerField } from "./balancer.ts";
import { type BucketSpec, bucketField } from "./bucket.ts";
import { type BudgetSpec, budgetField } from "./budget.ts";
import { type CertificateSpec, certificateField } from "./certificate.ts";
import { type DnsSpec, dnsField } from "./dns.ts";
import { type EdgeSpec, edgeField } from "./edge.ts";
import { type HostSpec, hostField } from "./host.ts";
import { type JobSpec, jobField } from "./job.ts";
import { type KeySpec, keyField } from "./key.ts";
import { type LiveSpec, liveField } from "./live.ts";
import { type NetworkSpec, networkField } from "./network.ts";
import { type PipelineSpec, pipelineField } from "./pipeline.ts";
import { type PostgresSpec, postgresField } from "./postgres.ts";
import { type QueueSpec, queueField } from "./queue.ts";
import { type RedisSpec, redisField } from "./redis.ts";
import { type RegistrySpec, registryField } from "./registry.ts";
import { type SearchSpec, searchField } from "./search.ts";
import { type SecretSpec, secretField } from "./secret.ts";
import { type StandbySpec, standbyField } from "./standby.ts";
import { tagged, type WordsField } from "./structure-fields.ts";
import { type TracingSpec, tracingField } from "./tracing.ts";
import { type WafSpec, wafField } from "./waf.ts";

/** What a platform can name at its top level: `database: postgres()`. Complete only once an environment is laid over it. */
export interface Capabilities {
  readonly balancer: BalancerSpec;
  readonly bucket: BucketSpec;
  readonly budget: BudgetSpec;
  readonly certificate: CertificateSpec;
  readonly dns: DnsSpec;
  readonly edge: EdgeSpec;
  readonly host: HostSpec;
  readonly waf: WafSpec;
  readonly network: NetworkSpec;
  readonly pipeline: PipelineSpec;
  readonly postgres: PostgresSpec;
  readonly queue: QueueSpec;
  readonly redis: RedisSpec;
  readonly secret: SecretSpec;
  readonly tracing: TracingSpec;
  readonly audit: AuditSpec;
  readonly job: JobSpec;
  readonly key: KeySpec;
  readonly live: LiveSpec;
  readonly registry: RegistrySpec;
  readonly search: SearchSpec;
  readonly standby: StandbySpec;
}

/** What an author can ask for. */
export type CapabilityKind = keyof Capabilities;

/** Whatever an author asked for, told apart by `kind`. */
export type CapabilitySpec = Capabilities[CapabilityKind];

/** The words of each kind; a kind without a line here does not compile. */
export const CAPABILITY_FIELDS = {
  balancer: tagged("balancer", balancerField),
  bucket: tagged("bucket", bucketField),
  budget: tagged("budget", budgetField),
  certificate: tagged("certificate", certificateField),
  dns: tagged("dns", dnsField),
  edge: tagged("edge", edgeField),
  host: tagged("host", hostField),
  waf: tagged("waf", wafField),
  network: tagged("network", networkField),
  pipeline: tagged("pipeline", pipelineField),
  postgres: tagged("postgres", postgresField),
  queue: tagged("queue", queueField),
  redis: tagged("redis", redisField),
  secret: tagged("secret", secretField),
  tracing: tagged("tracing", tracingField),
  audit: tagged("audit", auditField),
  job: tagged("job", jobField),
  key: tagged("key", keyField),
  live: tagged("live", liveField),
  registry: tagged("registry", registryField),
  search: tagged("search", searchField),
  standby: tagged("standby", standbyField),
} as const satisfies { readonly [K in CapabilityKind]: WordsField<Capabilities[K]> };

/** Whether a value is something that one of the capability functions made. */
export function isCapability(value: unknown): value is CapabilitySpec {
  const kind = (value as { readonly kind?: unknown } | null)?.kind;
  return typeof kind === "string" && Object.hasOwn(CAPABILITY_FIELDS, kind);
}
