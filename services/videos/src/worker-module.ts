import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Logger } from "@terrace/service-kit/log";
import type { ServiceDeps, ServiceModule } from "@terrace/service-kit/process";
import { type Consumer, consume, type Handler, leaseSeconds, measureQueue } from "@terrace/service-kit/queue";
import type { QueryExecutorProvider } from "kysely";
import { type WorkerConfig, workerConfig } from "./config.ts";
import { type Engines, openEngines } from "./deps.ts";
import { createEraseHandler } from "./jobs/erase.ts";
import { createLadderHandler } from "./jobs/ladder.ts";
import { createPublishHandler } from "./jobs/publish.ts";
import { createRenameHandler } from "./jobs/rename-owner.ts";
import { createTidyHandler } from "./jobs/tidy.ts";
import { jobsChannel, queues, userChanged } from "./queues.ts";

type Handlers = Readonly<Record<string, Handler<QueryExecutorProvider>>>;

/** The worker: two lanes, so that a new upload becomes playable while the ladder of another is being encoded. */
export const videosWorker: ServiceModule<typeof workerConfig, ServiceDeps> = {
  name: "videos-worker",
  config: workerConfig,
  async open(config, { log, metrics }) {
    const engines = await openEngines(config, log);
    measureQueue(metrics, engines.db);
    const consumers = startConsumers(engines, config, log);
    return {
      dependencies: engines.dependencies ?? [],
      drain() {
        for (const consumer of consumers) consumer.drain();
      },
      async close() {
        await Promise.all(consumers.map((consumer) => consumer.close()));
        await engines.close();
      },
    };
  },
  routes() {},
};

function startConsumers(engines: Engines, config: WorkerConfig, log: Logger): Consumer[] {
  const lane = (handlers: Handlers, concurrency: number) =>
    consume(engines.queue, {
      handlers,
      concurrency,
      worker: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
      leaseSeconds: leaseSeconds(config),
      pollMilliseconds: 1_000,
      onWake: (listener) => engines.bus.subscribe(jobsChannel, listener),
      log,
    });
  const quick = {
    [queues.publish]: createPublishHandler(engines),
    [queues.erase]: createEraseHandler(engines),
    [queues.tidy]: createTidyHandler(engines),
    [userChanged]: createRenameHandler(engines),
  };
  const long = { [queues.ladder]: createLadderHandler(engines, { keepWithdrawn: config.PLAYBACK_SECONDS }) };
  // FFmpeg uses all cores by itself: one ladder at a time.
  return [lane(quick, 2), lane(long, 1)];
}
