import type { Postgres, ProcessShape, Redis, ResourceKind, Resources } from "../graph/index.ts";

/** For each kind: why one resource cannot be changed in place into another; null when it can. */
export type ReplacementRules = {
  readonly [K in ResourceKind]: (before: Resources[K], after: Resources[K]) => string | null;
};

const never = (): null => null;

/**
 * What AWS replaces rather than updates, by kind. Source: CloudFormation resource reference, "Update requires: Replacement",
 * for `AWS::RDS::DBInstance`, `AWS::ElastiCache::ReplicationGroup`, `AWS::S3::Bucket`, `AWS::EC2::VPC`, `AWS::Logs::LogGroup`,
 * `AWS::ElasticLoadBalancingV2::LoadBalancer`.
 */
export const REPLACEMENT: ReplacementRules = {
  alarm: never,
  audit: never,
  backup: never,
  balancer: (before, after) => {
    if (before.engine !== after.engine) return "the edge stops being the load balancer, or begins to be";
    return before.tier === after.tier ? null : "a load balancer keeps its scheme";
  },
  bucket: (before, after) => (before.name === after.name ? null : "a bucket keeps its name"),
  budget: never,
  certificate: (before, after) =>
    before.issuer === after.issuer && before.region === after.region && same(before.domains, after.domains)
      ? null
      : "a certificate keeps its names and its place",
  channel: (before, after) => (before.medium === after.medium ? null : "a channel keeps its medium"),
  dashboard: never,
  dns: (before, after) => (same(before.zone, after.zone) ? null : "a zone keeps its name"),
  edge: (before, after) => (before.engine === after.engine ? null : "one kind of edge does not become another"),
  host: (before, after) => (before.tier === after.tier ? null : "a machine keeps its subnet"),
  job: never,
  key: never,
  live: (before, after) => (before.redundant === after.redundant ? null : "an encoder keeps its number of pipelines"),
  log: (before, after) => (before.name === after.name ? null : "a log group keeps its name"),
  metric: never,
  network: (before, after) => (before.cidr === after.cidr ? null : "a network keeps its address block"),
  pipeline: (before, after) => (before.engine === after.engine ? null : "one kind of pipeline does not become another"),
  postgres: replacesDatabase,
  queue: (before, after) => (before.store === after.store ? null : "jobs do not move to another database"),
  redis: replacesCache,
  registry: never,
  search: (before, after) => (before.engine === after.engine ? null : "an index does not move to another engine"),
  secret: (before, after) =>
    before.form === after.form && before.strength === after.strength
      ? null
      : "a secret of another form is another secret",
  "security-edge": (before, after) =>
    before.from === after.from && before.to === after.to ? null : "an edge keeps its two ends",
  service: movesMachine,
  site: movesMachine,
  standby: (before, after) => (before.region === after.region ? null : "a standby keeps its region"),
  tracing: never,
  waf: (before, after) => (before.guards === after.guards ? null : "a firewall guards what it was made for"),
  worker: movesMachine,
};

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function replacesDatabase(before: Postgres, after: Postgres): string | null {
  if (before.name !== after.name) return "a database keeps its name";
  if (isOlder(after.version, before.version)) return "an engine does not go back to an older version";
  if (after.storage.size < before.storage.size) return "storage does not shrink";
  if ((before.encryption === "none") !== (after.encryption === "none"))
    return "encryption is decided when storage is made";
  if (before.encryption !== after.encryption) return "storage keeps the key that it was encrypted with";
  return null;
}

function movesMachine(before: ProcessShape, after: ProcessShape): string | null {
  return before.host === after.host ? null : "containers of one machine and tasks of their own are not the same thing";
}

function replacesCache(before: Redis, after: Redis): string | null {
  if ((before.container === null) !== (after.container === null)) return "a container does not become a managed cache";
  if ((before.cluster === null) !== (after.cluster === null))
    return "keys are spread over shards from the beginning or never";
  if (isOlder(after.version, before.version)) return "an engine does not go back to an older version";
  return before.encryption.rest === after.encryption.rest ? null : "encryption is decided when storage is made";
}

/** Compares as far as both say: `15` and `15.8` are the same. */
function isOlder(version: string, than: string): boolean {
  const [own, other] = [version, than].map((text) => text.split(".").map(Number));
  for (const [index, part] of (own ?? []).entries()) {
    const against = other?.[index];
    if (against === undefined || part > against) return false;
    if (part < against) return true;
  }
  return false;
}
