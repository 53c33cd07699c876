import { randomBytes } from "node:crypto";
import { chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { endProcess, engineFolder, engineOwner, removeFolder, startProcess, untilReady } from "./engine.ts";
import { freePort } from "./free-port.ts";

/** A throw-away Redis. */
export interface TestRedis extends AsyncDisposable {
  /** REDIS_URL with its password. */
  readonly url: string;
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Redis that keeps nothing, on a free port, in a temporary folder, as an unprivileged user. */
export async function startRedis(): Promise<TestRedis> {
  const [owner, port] = [await engineOwner(), await freePort()];
  const folder = await engineFolder("redis", owner);
  const password = randomBytes(18).toString("base64url");
  const url = `redis://:${password}@127.0.0.1:${port}/0`;
  const file = join(folder, "redis.conf");
  await writeFile(file, `port ${port}\nbind 127.0.0.1\nrequirepass ${password}\nsave ""\nappendonly no\n`, {
    mode: 0o600,
  });
  if (owner) await chown(file, owner.uid, owner.gid);
  const start = async () => {
    const child = startProcess("redis-server", [file], owner, folder);
    await untilReady(child, () => ask(url));
    return child;
  };
  let child = await start();
  const stop = async () => {
    await endProcess(child, "SIGKILL");
    await removeFolder(folder);
  };
  return {
    url,
    kill: () => endProcess(child, "SIGKILL"),
    async restart() {
      child = await start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
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
