import { chmod, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { ListenOptions } from "node:net";

/** Serves the full API on a unix socket that only its owner may open. A socket left by a dead control plane is replaced: the store's lock says that it is dead. */
export async function listenOnSocket(path: string, handle: RequestListener): Promise<Server> {
  await rm(path, { force: true });
  const before = process.umask(0o177);
  try {
    return await listen(handle, { path });
  } finally {
    process.umask(before);
    await chmod(path, 0o600);
  }
}

/** Serves the reading API on a loopback port. */
export function listenOnPort(port: number, handle: RequestListener): Promise<Server> {
  return listen(handle, { host: "127.0.0.1", port });
}

function listen(handle: RequestListener, where: ListenOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAlive: false }, handle);
    server.once("error", reject);
    server.listen(where, () => resolve(server));
  });
}
