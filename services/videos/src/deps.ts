import { join } from "node:path";
import { type Auth, createAuth, createVerifier } from "@terrace/service-kit/auth";
import { type Bus, createRedisBus } from "@terrace/service-kit/bus";
import { openRedis, type Redis, settleRedis } from "@terrace/service-kit/cache";
import { type Ask, openDatabase } from "@terrace/service-kit/db";
import type { Logger } from "@terrace/service-kit/log";
import type { ServiceDeps } from "@terrace/service-kit/process";
import { openQueue, type Queue } from "@terrace/service-kit/queue";
import { localRoot, openStorage, type Storage } from "@terrace/service-kit/storage";
import type { QueryExecutorProvider } from "kysely";
import type { Config, WorkerConfig } from "./config.ts";
import { jobsChannel } from "./queues.ts";
import type { Db, Tables } from "./store/tables.ts";
import { startSweeper } from "./uploads/sweeper.ts";
import { createVideoCache, type VideoCache } from "./video-cache.ts";
import { createVideoWatch, type VideoWatch } from "./video-watch.ts";

/** The engines behind both processes, API and worker. */
export interface Engines extends ServiceDeps {
  readonly db: Db;
  readonly ask: Ask;
  readonly bus: Bus;
  readonly redis: Redis;
  readonly storage: Storage;
  readonly queue: Queue<QueryExecutorProvider>;
  /** Folder of unfinished uploads. */
  readonly spool: string;
  readonly log: Logger;
}

/** What the routes work with. */
export interface Deps extends Engines {
  readonly auth: Auth;
  readonly cache: VideoCache;
  readonly watch: VideoWatch;
}

/** Connects to PostgreSQL, Redis and the store. Succeeds while an engine is away. */
export async function openEngines(config: WorkerConfig, log: Logger): Promise<Engines> {
  const { db, ask, ping, close } = openDatabase<Tables>(config, log);
  const redis = openRedis(config, log);
  await settleRedis(redis);
  const bus = createRedisBus(redis, log);
  const storage = await openStorage(config);
  return {
    db,
    ask,
    bus,
    storage,
    log,
    redis,
    queue: await openQueue(db, config, { log, notify: (queue) => bus.publish(jobsChannel, queue) }),
    spool: join(localRoot(config), "uploads"),
    dependencies: [
      { name: "postgres", essential: true, check: ping },
      { name: "redis", essential: false, check: () => redis.ping() },
      { name: "storage", essential: false, check: () => storage.freeBytes() },
    ],
    async close() {
      await bus.close();
      redis.disconnect();
      await close();
    },
  };
}

/** Opens what the API process needs. */
export async function openDeps(config: Config, { log }: { readonly log: Logger }): Promise<Deps> {
  const engines = await openEngines(config, log);
  const { JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = config;
  const sweeper = startSweeper(engines, log);
  return {
    ...engines,
    cache: createVideoCache(engines.redis, engines.db, log),
    watch: createVideoWatch(engines.db, engines.bus),
    auth: createAuth(createVerifier({ jwksUrl, issuer, audience })),
    async close() {
      await sweeper.stop();
      await engines.close();
    },
  };
}
