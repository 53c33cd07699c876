import { connect } from "node:net";

/** Resolves when something accepts a connection on a loopback port. */
export function connectTcp(port: number, timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.setTimeout(timeout);
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("timeout", () => socket.destroy(new Error(`no connection in ${timeout} ms`)));
    socket.once("error", reject);
  });
}
