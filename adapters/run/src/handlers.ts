import type { Handlers } from "@terrace/core/graph";
import { planAlarm } from "./alarm.ts";
import { planBackup } from "./backup.ts";
import { planBalancer } from "./balancer.ts";
import { planBucket } from "./bucket.ts";
import { planChannel } from "./channel.ts";
import { planEdge } from "./edge.ts";
import { planJob } from "./job.ts";
import { planLog } from "./log.ts";
import { planNetwork } from "./network.ts";
import type { PlanContext } from "./plan/context.ts";
import { absent, type Part, planned } from "./plan/part.ts";
import { planPostgres } from "./postgres.ts";
import { planQueue } from "./queue.ts";
import { planRedis } from "./redis.ts";
import { planSecret } from "./secret.ts";
import { planSecurityEdge } from "./security-edge.ts";
import { planService } from "./service.ts";
import { planSite } from "./site.ts";
import { planTracing } from "./tracing.ts";
import { planWorker } from "./worker.ts";

/** What becomes of each kind of resource on this machine. */
export const HANDLERS: Handlers<PlanContext, Part> = {
  alarm: planAlarm,
  audit: () => absent("no provider here has an API whose calls could be recorded"),
  backup: planBackup,
  balancer: planBalancer,
  bucket: planBucket,
  budget: () => absent("nothing here is billed"),
  certificate: () => absent("everything listens on loopback, without TLS"),
  channel: planChannel,
  dashboard: () => absent("the console draws what is measured here, and no boards"),
  dns: () => absent("everything is reached by a loopback address"),
  edge: planEdge,
  host: () => absent("this machine is the host"),
  job: planJob,
  key: () => absent("engines here keep their data unencrypted"),
  live: () => absent("live channels do not run here yet"),
  log: planLog,
  metric: () => planned({}),
  network: planNetwork,
  pipeline: () => absent("the working tree itself is what runs"),
  postgres: planPostgres,
  queue: planQueue,
  redis: planRedis,
  registry: () => absent("tasks run from the working tree, not from images"),
  search: () => absent("searches run in the database here"),
  secret: planSecret,
  "security-edge": planSecurityEdge,
  service: planService,
  site: planSite,
  standby: () => absent("a second region does not run here yet"),
  tracing: planTracing,
  waf: () => absent("nginx on one machine has no managed rule groups"),
  worker: planWorker,
};
