import type { Handlers } from "@terrace/core/graph";
import { synthAlarm } from "../alarm.ts";
import type { SynthContext } from "../assembly/context.ts";
import { absent, type Part } from "../assembly/part.ts";
import { synthBalancer } from "../balancer.ts";
import { synthCertificate } from "../certificate.ts";
import { synthChannel } from "../channel.ts";
import { synthDns } from "../dns.ts";
import { synthKey } from "../key.ts";
import { synthLog } from "../log.ts";
import { synthMetric } from "../metric.ts";
import { synthNetwork } from "../network.ts";
import { synthQueue } from "../queue.ts";
import { synthRedis } from "../redis.ts";
import { synthSearch } from "../search.ts";
import { synthSecurityEdge } from "../security-edge.ts";
import { synthService } from "../service.ts";
import { synthSite } from "../site.ts";
import { synthTracing } from "../tracing.ts";
import { synthWaf } from "../waf.ts";
import { synthWorker } from "../worker.ts";
import { copiedBucket } from "./copied-bucket.ts";
import { copiedSecret } from "./copied-secret.ts";
import { synthDatabaseCopy } from "./database-copy.ts";

const once = (): Part => absent("it stands once for all regions");

/** What becomes of each kind of resource in a second region: the same as in the first, but for what is a copy of something there. */
export const SECOND_HANDLERS: Handlers<SynthContext, Part> = {
  alarm: synthAlarm,
  audit: once,
  backup: once,
  balancer: synthBalancer,
  bucket: copiedBucket,
  budget: once,
  certificate: synthCertificate,
  channel: synthChannel,
  dashboard: once,
  dns: synthDns,
  edge: once,
  host: once,
  job: once,
  key: synthKey,
  live: once,
  log: synthLog,
  metric: synthMetric,
  network: synthNetwork,
  pipeline: once,
  postgres: synthDatabaseCopy,
  queue: synthQueue,
  redis: synthRedis,
  registry: once,
  search: synthSearch,
  secret: copiedSecret,
  "security-edge": synthSecurityEdge,
  service: synthService,
  site: synthSite,
  standby: once,
  tracing: synthTracing,
  waf: synthWaf,
  worker: synthWorker,
};
