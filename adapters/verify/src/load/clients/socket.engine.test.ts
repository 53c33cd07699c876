import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { Load, SocketPopulation } from "../load.ts";
import { runLoad } from "../run-load.ts";
import { closedPort, openHttp } from "../testing/open-server.ts";
import { loadOf, only, outcomesOf } from "../testing/population.ts";

/** Four sockets with five pings each, in half a second. */
const HELD: SocketPopulation = { kind: "socket", name: "held", sockets: 4, path: "/live", every: 100, for: 500 };

describe("sockets that are held open", () => {
  it("stay open to the end, and their pings are answered", async () => {
    const { report, sockets } = await held(() => undefined);
    expect(outcomesOf(report)).toEqual({ ok: 20 });
    expect(sockets).toMatchObject({ opened: 4, refused: 0, announcedCloses: 0, unannouncedCloses: 0, codes: {} });
    expect(report.revisions).toMatchObject({ a1: { ok: 20 } });
  });

  it("say what they came for on each socket, and count what they hear and how long it took to open", async () => {
    const answer = (socket: WebSocket) => {
      socket.on("message", (data) => socket.send(data.toString(), () => socket.close(1012)));
    };
    const { sockets } = await held(answer, { greetings: ['{"type":"subscribe"}'] }, { each: "open" });
    expect(sockets?.heard).toBeGreaterThanOrEqual(4);
    expect(sockets?.openings.histogram.count).toBe(sockets?.opened);
  });

  it("count a close with a frame that says where to go as announced, and move without a failure", async () => {
    const { report, sockets } = await held((socket) => socket.close(1012, "restart"));
    expect(sockets).toMatchObject({ opened: 8, announcedCloses: 4, unannouncedCloses: 0, codes: { 1012: 4 } });
    expect(sockets?.gaps.histogram.count).toBe(4);
    expect(outcomesOf(report)).toEqual({ ok: 20 });
  });

  it("count a connection that just ends as unannounced, with the ping that was out", async () => {
    const { report, sockets } = await held((socket) => socket.terminate());
    expect(sockets).toMatchObject({ opened: 8, announcedCloses: 0, unannouncedCloses: 4, codes: { 1006: 4 } });
    expect(report.outcomes["reset-before-response"]).toBeGreaterThanOrEqual(4);
    expect(report.failed).toBe(report.outcomes["reset-before-response"]);
  });

  it("count an error that the server announces by a frame as what it is: not a call to move", async () => {
    const { sockets } = await held((socket) => socket.close(1011, "broken"));
    expect(sockets).toMatchObject({ announcedCloses: 0, unannouncedCloses: 4, codes: { 1011: 4 } });
  });

  it("count an end after the server's goodbye as announced", async () => {
    const leave = (socket: WebSocket) => socket.send('{"type":"goodbye"}', () => socket.terminate());
    const { sockets } = await held(leave, { goodbye: '"goodbye"' });
    expect(sockets).toMatchObject({ announcedCloses: 4, unannouncedCloses: 0, codes: { 1006: 4 } });
  });

  it("do not storm a server that closes whatever is opened: they try again with their next ping, or once in that time if told to", async () => {
    for (const code of [1008, 1012]) {
      const { sockets } = await held((socket) => socket.close(code), {}, { timeout: 200, each: "open" });
      expect(sockets?.opened).toBeGreaterThan(8);
      expect(sockets?.opened).toBeLessThanOrEqual(code === 1012 ? 40 : 20);
    }
  });

  it("fail by their cause when nobody lets them in", async () => {
    await using server = await openHttp((_asked, answer) => answer.writeHead(503).end());
    const closed = only(await runLoad(loadOf(server.target, HELD)));
    expect(outcomesOf(closed)).toEqual({ unavailable: 20 });
    const absent = only(await runLoad(loadOf(`http://127.0.0.1:${await closedPort()}`, HELD)));
    expect(outcomesOf(absent)).toEqual({ refused: 20 });
    expect(absent.sockets).toMatchObject({ opened: 0 });
  });

  it("time out when the other side is silent", async () => {
    const silent = (socket: WebSocket) => socket.pause();
    const { report } = await held(silent, {}, { timeout: 400 });
    expect(report.outcomes.timeout).toBeGreaterThan(0);
    expect(report.failed).toBe(report.outcomes.timeout);
  });
});

/** Runs the population against a server that does this to each of its first four sockets at its second ping, or to each at its opening. */
async function held(
  leave: (socket: WebSocket) => void,
  population: Partial<SocketPopulation> = {},
  { each, ...load }: Partial<Load> & { readonly each?: "open" } = {},
) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", autoPong: false });
  let arrived = 0;
  server.on("headers", (headers) => headers.push("x-revision: a1"));
  server.on("connection", (socket) => {
    const first = arrived++ < 4;
    if (each === "open") leave(socket);
    let pings = 0;
    socket.on("ping", (data) => {
      pings += 1;
      if (first && pings === 2) leave(socket);
      if (socket.readyState === socket.OPEN) socket.pong(data);
    });
  });
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const revision = { header: "x-revision" };
  try {
    const target = `http://127.0.0.1:${port}`;
    const report = only(await runLoad(loadOf(target, { ...HELD, ...population }, { revision, ...load })));
    return { report, sockets: report.sockets };
  } finally {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}
