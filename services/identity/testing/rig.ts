import { generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { readConfig } from "@terrace/service-kit/config";
import { connectionOf, migrate } from "@terrace/service-kit/db";
import type { HttpApp } from "@terrace/service-kit/http";
import { createLogger } from "@terrace/service-kit/log";
import { queueMigrations } from "@terrace/service-kit/queue";
import {
  startPgbouncer,
  startPostgres,
  startRedis,
  type TestPostgres,
  type TestRedis,
} from "@terrace/service-kit/testing";
import type { InjectOptions } from "fastify";
import { createApp } from "../src/app.ts";
import { type Config, config as schema } from "../src/config.ts";
import { type Deps, openDeps } from "../src/deps.ts";

/** The service on engines of its own, with a clock that the test sets forward. */
export interface Rig extends AsyncDisposable {
  readonly app: HttpApp;
  readonly config: Config;
  readonly deps: Deps;
  readonly postgres: TestPostgres;
  readonly redis: TestRedis;
  /** Sets the clock forward, in seconds. */
  pass(seconds: number): void;
  /** Sends JSON; `token` is an access token. */
  send(
    method: "GET" | "POST" | "PATCH",
    url: string,
    options?: { body?: object; token?: string; headers?: Record<string, string> },
  ): Promise<Answer>;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever the service said.
  readonly body: any;
  readonly headers: Record<string, unknown>;
}

/** Starts PostgreSQL, PgBouncer and Redis, applies the migrations and opens the service; disposing ends all. `direct` leaves PgBouncer out. */
export async function startRig(env: Record<string, string> = {}, { direct = false } = {}): Promise<Rig> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const connection = connectionOf(postgres.config);
  await migrate({ connection, schema: "jobs", directory: queueMigrations });
  await migrate({
    connection,
    schema: "identity",
    directory: join(import.meta.dirname, "../migrations"),
  });
  const pgbouncer = direct ? undefined : await startPgbouncer(postgres.config);
  const database = pgbouncer?.config ?? postgres.config;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const config = readConfig(schema, {
    ...Object.fromEntries(Object.entries(database).map(([name, value]) => [name, String(value)])),
    REDIS_URL: redis.url,
    JWT_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    REFRESH_SECRET: randomBytes(32).toString("base64url"),
    ...env,
  });
  let passed = 0;
  const log = createLogger({ service: "identity", version: "test", environment: "test" }, { level: "silent" });
  const deps = await openDeps(config, { log, clock: () => new Date(Date.now() + passed) });
  const app = createApp(config, deps, { log });
  return {
    app,
    config,
    deps,
    postgres,
    redis,
    pass(seconds) {
      passed += seconds * 1_000;
    },
    async send(method, url, { body, token, headers = {} } = {}) {
      const request: InjectOptions = {
        method,
        url,
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      };
      const response = await app.inject(body ? { ...request, payload: body } : request);
      return { status: response.statusCode, body: response.body ? response.json() : null, headers: response.headers };
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await deps.close();
      await Promise.all([pgbouncer?.stop(), postgres.stop(), redis.stop()]);
    },
  };
}

let count = 0;

/** A registration that no other test of this run uses. */
export function newcomer(): { username: string; email: string; password: string } {
  count += 1;
  return { username: `dancer-${count}`, email: `dancer-${count}@example.org`, password: "windmill into headspin" };
}
