import type { Capabilities, CapabilityKind } from "../spec/index.ts";
import { resolveAudit } from "./audit.ts";
import { resolveBalancer } from "./balancer.ts";
import { resolveBucket } from "./bucket.ts";
import { resolveBudget } from "./budget.ts";
import { resolveCertificate } from "./certificate.ts";
import { resolveDns } from "./dns.ts";
import type { Draft } from "./draft.ts";
import { resolveEdge } from "./edge.ts";
import { resolveHost } from "./host.ts";
import { resolveJob } from "./job.ts";
import { resolveKey } from "./key.ts";
import { resolveLive } from "./live.ts";
import { resolveNetwork } from "./network.ts";
import { resolvePipeline } from "./pipeline.ts";
import { resolvePostgres } from "./postgres.ts";
import { resolveQueue } from "./queue.ts";
import { resolveRedis } from "./redis.ts";
import { resolveRegistry } from "./registry.ts";
import { resolveSearch } from "./search.ts";
import { resolveSecret } from "./secret.ts";
import { sorted } from "./sorted.ts";
import { resolveStandby } from "./standby.ts";
import { resolveTracing } from "./tracing.ts";
import { resolveWaf } from "./waf.ts";

/** One function per kind of capability: a kind without one does not compile. */
type Resolvers = { readonly [K in CapabilityKind]: (name: string, words: Capabilities[K], draft: Draft) => void };

/** In this order: a queue looks for its database, an edge for balancer and buckets, a firewall for what it guards. */
const RESOLVERS: Resolvers = {
  network: resolveNetwork,
  secret: resolveSecret,
  key: resolveKey,
  audit: resolveAudit,
  registry: resolveRegistry,
  certificate: resolveCertificate,
  host: resolveHost,
  postgres: resolvePostgres,
  redis: resolveRedis,
  bucket: resolveBucket,
  queue: resolveQueue,
  search: resolveSearch,
  live: resolveLive,
  standby: resolveStandby,
  balancer: resolveBalancer,
  edge: resolveEdge,
  tracing: resolveTracing,
  budget: resolveBudget,
  pipeline: resolvePipeline,
  waf: resolveWaf,
  dns: resolveDns,
  job: resolveJob,
};

/** Resolves everything that the platform names at its top level. */
export function resolveCapabilities(draft: Draft): void {
  const capabilities = sorted(draft.blueprint.capabilities);
  for (const kind of Object.keys(RESOLVERS))
    for (const [name, spec] of capabilities) if (spec.kind === kind) resolveCapability(name, spec, draft);
}

function resolveCapability<K extends CapabilityKind>(name: string, spec: Capabilities[K], draft: Draft): void {
  const kind = spec.kind as K;
  RESOLVERS[kind](name, spec, draft);
}
