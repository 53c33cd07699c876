import { createHash } from "node:crypto";
import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_AGAIN = 100;

/**
 * Does work while nobody else on this machine does the same: other tasks of this platform, other platforms, other users.
 * The lock is a name in Linux's abstract socket space, so the kernel frees it when its holder dies and no file stays behind;
 * other systems have no such space, and there the lock holds inside this process only.
 */
export async function aloneOnMachine<T>(place: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return aloneHere(place, async () => {
    const lock = process.platform === "linux" ? await take(place, signal) : null;
    try {
      return await work();
    } finally {
      lock?.close();
    }
  });
}

const underWay = new Map<string, Promise<unknown>>();

function aloneHere<T>(place: string, work: () => Promise<T>): Promise<T> {
  const result = (underWay.get(place) ?? Promise.resolve()).then(work);
  const settled = result.catch(() => undefined);
  underWay.set(place, settled);
  return result;
}

async function take(place: string, signal: AbortSignal): Promise<Server> {
  const path = `\0terrace-${createHash("sha256").update(place).digest("hex").slice(0, 32)}`;
  for (;;) {
    signal.throwIfAborted();
    const server = await tryListen(path);
    if (server !== null) return server;
    await sleep(LOOK_AGAIN, undefined, { signal });
  }
}

function tryListen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen({ path }, () => resolve(server));
  });
}
