import { randomBytes } from "node:crypto";
import { chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { makeHome, startEngine, type TestEngine } from "./engine.ts";
import { freePort } from "./free-port.ts";

/** A throw-away Redis; started again it is empty. */
export interface TestRedis extends TestEngine {
  /** REDIS_URL with its password. */
  readonly url: string;
}

/** Starts a Redis that keeps nothing, on a free port, in a temporary folder, as an unprivileged user. */
export async function startRedis(): Promise<TestRedis> {
  const [home, port] = await Promise.all([makeHome("redis"), freePort()]);
  const password = randomBytes(18).toString("base64url");
  const url = `redis://:${password}@127.0.0.1:${port}/0`;
  const file = join(home.folder, "redis.conf");
  const settings = [`port ${port}`, "bind 127.0.0.1", `requirepass ${password}`, 'save ""', "appendonly no"];
  await writeFile(file, settings.join("\n"), { mode: 0o600 });
  if (home.owner) await chown(file, home.owner.uid, home.owner.gid);
  return { url, ...(await startEngine(home, { command: "redis-server", args: [file], ask: () => ask(url) })) };
}

async function ask(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
