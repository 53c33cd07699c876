import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";

/** A server on a free port of this machine, closed with all its connections at the end of a test. */
export interface OpenServer extends AsyncDisposable {
  readonly target: string;
  readonly server: Server;
}

/** A server of HTTP that answers as it is told. */
export async function openHttp(answer: RequestListener): Promise<OpenServer> {
  return await open(createServer(answer));
}

/** A server that is left alone with each connection once the first bytes have come, to answer what no server of HTTP would. */
export async function openTcp(answer: (socket: Socket) => void): Promise<OpenServer> {
  return await open(
    createTcpServer((socket) => {
      socket.on("data", () => answer(socket));
    }),
  );
}

async function open(server: Server): Promise<OpenServer> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    target: `http://127.0.0.1:${portOf(server)}`,
    server,
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen on a port.");
  return address.port;
}

/** A port at which nobody listens. */
export async function closedPort(): Promise<number> {
  await using server = await openHttp(() => undefined);
  return Number(new URL(server.target).port);
}
