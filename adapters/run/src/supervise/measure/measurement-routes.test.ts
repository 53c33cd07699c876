import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import type { Measurement } from "@terrace/core/report";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handler } from "../control/handler.ts";
import { History } from "./history.ts";
import { measurementRoutes } from "./measurement-routes.ts";

const EMPTY = { services: {}, tasks: {}, engines: {}, queues: {}, control: { cpu: 0, memory: 0 } };

let history: History;
let server: Server;
const listeners = new Set<(measurement: Measurement) => void>();

beforeEach(async () => {
  history = new History();
  const source = {
    minutes: (since: number) => history.minutes(since),
    onSecond: (listener: (measurement: Measurement) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  server = createServer(handler(measurementRoutes(source), "full")).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe("the stream of measurements", () => {
  it("is the past from a moment on and then each second, and ends with its reader", async () => {
    for (let second = 1; second <= 130; second++) measure(second);
    const { response, lines } = await follow("/measurements?since=58000");
    expect(response.headers["content-type"]).toBe("application/x-ndjson");
    for (let second = 59; second <= 130; second++) expect(await next(lines)).toContain(`"at":${second}000,`);
    await expect.poll(() => listeners.size).toBe(1);
    measure(131);
    expect(await next(lines)).toContain('"at":131000,');
    response.destroy();
    await expect.poll(() => listeners.size).toBe(0);
  });

  it("begins now where no moment is named, and where an event stream broke off when it is taken up again", async () => {
    measure(1);
    const { response, lines } = await follow("/measurements", { accept: "text/event-stream", "last-event-id": "500" });
    expect([await next(lines), await next(lines)]).toEqual(["id: 1000", "event: measurement"]);
    response.destroy();
    const fresh = await follow("/measurements");
    await expect.poll(() => listeners.size).toBe(1);
    measure(2);
    expect(await next(fresh.lines)).toContain('"at":2000,');
    fresh.response.destroy();
  });
});

function measure(second: number): void {
  const measurement = { at: second * 1_000, ...EMPTY };
  history.keep(measurement);
  for (const listener of listeners) listener(measurement);
}

async function follow(path: string, headers: Readonly<Record<string, string>> = {}) {
  const { port } = server.address() as AddressInfo;
  const [response] = (await once(get({ host: "127.0.0.1", port, path, headers, agent: false }), "response")) as [
    IncomingMessage,
  ];
  response.on("error", () => undefined);
  return { response, lines: createInterface(response)[Symbol.asyncIterator]() };
}

async function next(lines: AsyncIterator<string>): Promise<string> {
  return (await lines.next()).value;
}
