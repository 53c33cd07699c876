import type { Handlers } from "@terrace/core/graph";
import { planAlarm } from "./alarm.ts";
import { planBackup } from "./backup.ts";
import { planBalancer } from "./balancer.ts";
import { planBucket } from "./bucket.ts";
import { planEdge } from "./edge.ts";
import { planLog } from "./log.ts";
import { planNetwork } from "./network.ts";
import type { PlanContext } from "./plan/context.ts";
import type { Part } from "./plan/part.ts";
import { planPostgres } from "./postgres.ts";
import { planQueue } from "./queue.ts";
import { planRedis } from "./redis.ts";
import { planSecret } from "./secret.ts";
import { planSecurityEdge } from "./security-edge.ts";
import { planService } from "./service.ts";
import { planSite } from "./site.ts";
import { planWorker } from "./worker.ts";

/** What becomes of each kind of resource on this machine. */
export const HANDLERS: Handlers<PlanContext, Part> = {
  alarm: planAlarm,
  backup: planBackup,
  balancer: planBalancer,
  bucket: planBucket,
  edge: planEdge,
  log: planLog,
  network: planNetwork,
  postgres: planPostgres,
  queue: planQueue,
  redis: planRedis,
  secret: planSecret,
  "security-edge": planSecurityEdge,
  service: planService,
  site: planSite,
  worker: planWorker,
};
