import type { Handlers } from "@terrace/core/graph";
import { synthAlarm } from "./alarm.ts";
import type { SynthContext } from "./assembly/context.ts";
import type { Part } from "./assembly/part.ts";
import { synthAudit } from "./audit.ts";
import { synthBackup } from "./backup.ts";
import { synthBalancer } from "./balancer.ts";
import { synthBucket } from "./bucket.ts";
import { synthBudget } from "./budget.ts";
import { synthCertificate } from "./certificate.ts";
import { synthChannel } from "./channel.ts";
import { synthDashboard } from "./dashboard.ts";
import { synthDns } from "./dns.ts";
import { synthEdge } from "./edge.ts";
import { synthHost } from "./host.ts";
import { synthJob } from "./job.ts";
import { synthKey } from "./key.ts";
import { synthLive } from "./live.ts";
import { synthLog } from "./log.ts";
import { synthMetric } from "./metric.ts";
import { synthNetwork } from "./network.ts";
import { synthPipeline } from "./pipeline.ts";
import { synthPostgres } from "./postgres.ts";
import { synthQueue } from "./queue.ts";
import { synthRedis } from "./redis.ts";
import { synthRegistry } from "./registry.ts";
import { synthSearch } from "./search.ts";
import { synthSecret } from "./secret.ts";
import { synthSecurityEdge } from "./security-edge.ts";
import { synthService } from "./service.ts";
import { synthSite } from "./site.ts";
import { synthStandby } from "./standby.ts";
import { synthTracing } from "./tracing.ts";
import { synthWaf } from "./waf.ts";
import { synthWorker } from "./worker.ts";

/** What becomes of each kind of resource on AWS. */
export const HANDLERS: Handlers<SynthContext, Part> = {
  alarm: synthAlarm,
  audit: synthAudit,
  backup: synthBackup,
  balancer: synthBalancer,
  bucket: synthBucket,
  budget: synthBudget,
  certificate: synthCertificate,
  channel: synthChannel,
  dashboard: synthDashboard,
  dns: synthDns,
  edge: synthEdge,
  host: synthHost,
  job: synthJob,
  key: synthKey,
  live: synthLive,
  log: synthLog,
  metric: synthMetric,
  network: synthNetwork,
  pipeline: synthPipeline,
  postgres: synthPostgres,
  queue: synthQueue,
  redis: synthRedis,
  registry: synthRegistry,
  search: synthSearch,
  secret: synthSecret,
  "security-edge": synthSecurityEdge,
  service: synthService,
  site: synthSite,
  standby: synthStandby,
  tracing: synthTracing,
  waf: synthWaf,
  worker: synthWorker,
};
