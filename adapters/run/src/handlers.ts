import type { Handlers } from "@terrace/core/graph";
import { ABSENCES } from "./absences.ts";
import { planAlarm } from "./alarm.ts";
import { planBackup } from "./backup.ts";
import { planBalancer } from "./balancer.ts";
import { planBucket } from "./bucket.ts";
import { planChannel } from "./channel.ts";
import { planEdge } from "./edge.ts";
import { planJob } from "./job.ts";
import { planLog } from "./log.ts";
import type { PlanContext } from "./plan/context.ts";
import { type Part, planned } from "./plan/part.ts";
import { planPostgres } from "./postgres.ts";
import { planQueue } from "./queue.ts";
import { planRedis } from "./redis.ts";
import { planSecret } from "./secret.ts";
import { planService } from "./service.ts";
import { planSite } from "./site.ts";
import { planTracing } from "./tracing.ts";
import { planWorker } from "./worker.ts";

/** What becomes of each kind of resource on this machine. */
export const HANDLERS: Handlers<PlanContext, Part> = {
  ...ABSENCES,
  alarm: planAlarm,
  backup: planBackup,
  balancer: planBalancer,
  bucket: planBucket,
  channel: planChannel,
  edge: planEdge,
  job: planJob,
  log: planLog,
  metric: () => planned({}),
  postgres: planPostgres,
  queue: planQueue,
  redis: planRedis,
  secret: planSecret,
  service: planService,
  site: planSite,
  tracing: planTracing,
  worker: planWorker,
};
