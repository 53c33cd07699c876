import type { Handlers } from "@terrace/core/graph";
import { priceBackup } from "./backup.ts";
import { priceBalancer } from "./balancer.ts";
import { priceBucket } from "./bucket.ts";
import { priceChannel } from "./channel.ts";
import { free, type Part } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { priceDns } from "./dns.ts";
import { priceEdge } from "./edge.ts";
import { priceHost } from "./host.ts";
import { priceJob } from "./job.ts";
import { priceKey } from "./key.ts";
import { priceLive } from "./live.ts";
import { priceLog } from "./log.ts";
import { priceAlarm, priceDashboard, priceMetric } from "./monitoring.ts";
import { priceNetwork } from "./network.ts";
import { pricePipeline } from "./pipeline.ts";
import { pricePostgres } from "./postgres.ts";
import { priceProcess } from "./process.ts";
import { priceQueue } from "./queue.ts";
import { priceRedis } from "./redis.ts";
import { priceRegistry } from "./registry.ts";
import { priceSearch } from "./search.ts";
import { priceSecret } from "./secret.ts";
import { priceStandby } from "./standby.ts";
import { priceTracing } from "./tracing.ts";
import { priceWaf } from "./waf.ts";

/** What each kind of resource is billed for. */
export const HANDLERS: Handlers<PriceContext, Part> = {
  alarm: priceAlarm,
  audit: () => free("the first trail of management events costs nothing; its bytes are log lines"),
  backup: priceBackup,
  balancer: priceBalancer,
  bucket: priceBucket,
  budget: () => free("a budget without actions costs nothing"),
  certificate: () => free("public certificates cost nothing"),
  channel: priceChannel,
  dashboard: priceDashboard,
  dns: priceDns,
  edge: priceEdge,
  host: priceHost,
  job: priceJob,
  key: priceKey,
  live: priceLive,
  log: priceLog,
  metric: priceMetric,
  network: priceNetwork,
  pipeline: pricePipeline,
  postgres: pricePostgres,
  queue: priceQueue,
  redis: priceRedis,
  registry: priceRegistry,
  search: priceSearch,
  secret: priceSecret,
  "security-edge": () => free("security groups cost nothing"),
  service: priceProcess,
  site: priceProcess,
  standby: priceStandby,
  tracing: priceTracing,
  waf: priceWaf,
  worker: priceProcess,
};
