import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { readConfig } from "@terrace/service-kit/config";
import { connectionOf, migrate } from "@terrace/service-kit/db";
import type { HttpApp } from "@terrace/service-kit/http";
import { createLogger } from "@terrace/service-kit/log";
import { queueMigrations } from "@terrace/service-kit/queue";
import {
  createTokenSigner,
  startPostgres,
  startRedis,
  type TestPostgres,
  type TestRedis,
  type TokenSigner,
} from "@terrace/service-kit/testing";
import { createApp } from "../src/app.ts";
import { type Config, config as schema } from "../src/config.ts";
import { type Deps, openDeps } from "../src/deps.ts";

/** The service on engines of its own. The API listens in this process; workers are processes. */
export interface Rig extends AsyncDisposable {
  readonly app: HttpApp;
  /** Where the API listens: `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly config: Config;
  readonly deps: Deps;
  readonly env: Readonly<Record<string, string>>;
  readonly root: string;
  readonly postgres: TestPostgres;
  readonly redis: TestRedis;
  readonly signer: TokenSigner;
  /** Starts `src/<file>` as a process that ends with the rig. */
  start(file: "main.ts" | "worker.ts", more?: Record<string, string>): ChildProcess;
}

/** Where the objects go and what differs from the defaults. */
export interface RigOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Folder to store in, in place of a temporary one. */
  readonly root?: string;
}

/** Starts PostgreSQL and Redis, applies the migrations and opens the API; disposing ends all. */
export async function startRig({ env: more = {}, root: given }: RigOptions = {}): Promise<Rig> {
  const [postgres, redis, signer] = await Promise.all([startPostgres(), startRedis(), createTokenSigner()]);
  const root = given ?? (await mkdtemp(join(tmpdir(), "terrace-videos-")));
  const connection = connectionOf(postgres.config);
  await migrate({ connection, schema: "jobs", directory: queueMigrations });
  await migrate({ connection, schema: "videos", directory: join(import.meta.dirname, "../migrations") });
  const keys = await serveKeys(signer);
  const env = {
    ...Object.fromEntries(Object.entries(postgres.config).map(([name, value]) => [name, String(value)])),
    REDIS_URL: redis.url,
    STORAGE_ROOT: root,
    JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`,
    JWT_ISSUER: signer.issuer,
    JWT_AUDIENCE: signer.audience,
    MEDIA_SIGNING_SECRET: "a secret of the tests",
    ...more,
  };
  const config = readConfig(schema, env);
  const log = createLogger(
    { service: "videos", version: "test", environment: "test" },
    { level: process.env.TEST_LOG ?? "silent" },
  );
  const deps = await openDeps(config, { log });
  const app = createApp(config, deps, { log });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const children: ChildProcess[] = [];
  return {
    ...{ app, url, config, deps, env, root, postgres, redis, signer },
    start(file, extra = {}) {
      const child = spawn(process.execPath, [join(import.meta.dirname, "../src", file)], {
        env: { PATH: process.env.PATH, LOG_LEVEL: process.env.TEST_LOG ?? "silent", ...env, ...extra },
        stdio: ["ignore", process.env.TEST_LOG ? "inherit" : extra.LOG_LEVEL ? "pipe" : "ignore", "inherit"],
      });
      children.push(child);
      return child;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map((child) => end(child)));
      app.drain();
      await app.close();
      await deps.close();
      keys.close();
      await Promise.all([postgres.stop(), redis.stop()]);
      if (given === undefined) await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Ends a child and waits for it; does nothing to one that has ended. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

async function serveKeys({ jwks }: TokenSigner): Promise<Server> {
  const server = createServer((_request, response) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(jwks)),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return server;
}
