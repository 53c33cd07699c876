import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../../adapters/run/src/testing/free-ports.ts";
import type { Connection } from "../seed-videos.ts";

/** The handler in a process of its own, on the same Node as the services. */
export interface Peer extends AsyncDisposable {
  readonly pid: number;
  readonly url: string;
}

/** Starts the handler and returns when it answers. */
export async function startPeer({ host, port: databasePort, database, user, password }: Connection): Promise<Peer> {
  const { peer: port = 0 } = await freePorts(["peer"]);
  const env = {
    NODE_ENV: "production",
    PORT: String(port),
    DB_HOST: host,
    DB_PORT: String(databasePort),
    DB_NAME: database,
    DB_USER: user,
    DB_PASSWORD: password,
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, "list-handler.ts")], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const peer = {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}/api/videos`,
    [Symbol.asyncDispose]: () => end(child),
  };
  await answers(`${peer.url}?limit=20&user=00000000-0000-0000-0000-000000000000`, child).catch(async (error) => {
    await end(child);
    throw error;
  });
  return peer;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error("the handler does not answer");
    await sleep(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
