import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ask } from "./probe.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

describe("ask", () => {
  it("takes 200 to 399 for well and says what else was answered", async () => {
    let status = 204;
    const port = await listening(createHttpServer((_, response) => response.writeHead(status).end()));
    expect(await ask({ kind: "http", port, path: "/health" }, 500)).toBeNull();
    status = 500;
    expect(await ask({ kind: "http", port, path: "/health" }, 500)).toBe("answered 500");
  });

  it("does not wait for a server that accepts and says nothing", async () => {
    const port = await silent();
    expect(await ask({ kind: "tcp", port }, 50)).toBeNull();
    for (const check of [
      { kind: "http", port, path: "/" },
      { kind: "redis", port, password: null },
      { kind: "postgres", connection: { host: "127.0.0.1", port, database: "x", user: "x", password: "" } },
    ] as const) {
      expect(await ask(check, 50)).toBe("no answer in 50 ms");
    }
  });

  it("says that nobody listens", async () => {
    const port = await silent();
    for (const server of open.splice(0)) await once(server.close(), "close");
    expect(await ask({ kind: "tcp", port }, 50)).toContain("ECONNREFUSED");
  });

  it("takes PostgreSQL's question for a password for well, and its error for what it says", async () => {
    const answers = [
      Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 5, 1, 2, 3, 4]),
      Buffer.from("E\0\0\0\x2dSFATAL\0C57P03\0Mthe database is away\0\0"),
    ];
    for (const answer of answers) answer.writeInt32BE(answer[0] === 0x52 ? 12 : answer.length - 1, 1);
    const port = await listening(
      createServer((socket) => socket.once("data", () => socket.end(answers.shift() ?? Buffer.alloc(0)))),
    );
    const check = {
      kind: "postgres",
      connection: { host: "127.0.0.1", port, database: "x", user: "x", password: "" },
    } as const;
    expect(await ask(check, 500)).toBeNull();
    expect(await ask(check, 500)).toBe("the database is away");
  });

  it("passes on why Redis refuses", async () => {
    const port = await listening(
      createServer((socket) => socket.once("data", () => socket.write("-NOAUTH Authentication required.\r\n"))),
    );
    expect(await ask({ kind: "redis", port, password: null }, 500)).toBe("-NOAUTH Authentication required.");
  });
});

function silent(): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on("error", () => undefined)));
  return listening(server);
}

async function listening(server: Server): Promise<number> {
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
