import { createSocket } from "node:dgram";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePorts } from "../../testing/free-ports.ts";
import { startCollector } from "./collector.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const NANOSECONDS = `${Date.now()}000000`;

let folder: string;
let url: string;
let port: number;
let stop: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "terrace-collector-"));
  ({ collector: port = 0 } = await freePorts(["collector"]));
  url = `http://127.0.0.1:${port}`;
  stop = await startCollector({
    ...{ port, path: join(folder, "traces.db"), retention: 60_000, largest: 1_000_000, sampling: 0.1 },
    tell: (message) => {
      throw new Error(message);
    },
  });
});
afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

const span = (changes: object = {}) => ({
  ...{ traceId: TRACE, spanId: "b7ad6b7169203331", name: "GET /api/films", kind: 2 },
  ...{ startTimeUnixNano: NANOSECONDS, endTimeUnixNano: `${BigInt(NANOSECONDS) + 5_000_000n}` },
  attributes: [{ key: "http.response.status_code", value: { intValue: "500" } }],
  status: { code: 2 },
  events: [{ name: "exception", attributes: [{ key: "exception.message", value: { stringValue: "it broke" } }] }],
  ...changes,
});
const service = { attributes: [{ key: "service.name", value: { stringValue: "films" } }] };
const post = (body: unknown, type = "application/json") =>
  fetch(`${url}/v1/traces`, {
    ...{ method: "POST", headers: { "content-type": type } },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const spans = (...all: object[]) => ({ resourceSpans: [{ resource: service, scopeSpans: [{ spans: all }] }] });
// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect.
const ask = async (path: string): Promise<any> => (await fetch(`${url}${path}`)).json();

describe("the collector", () => {
  it("takes spans and answers with them at once", async () => {
    expect((await post(spans(span()))).status).toBe(200);
    expect(await ask(`/traces/${TRACE}`)).toMatchObject({
      traceId: TRACE,
      spans: [
        {
          service: "films",
          kind: "server",
          duration: 5,
          error: "it broke",
          attributes: { "http.response.status_code": 500 },
        },
      ],
    });
    expect(await ask("/traces?service=films&error=true")).toMatchObject({
      traces: [{ traceId: TRACE }],
      sampling: 0.1,
      dropped: 0,
    });
    expect(await ask("/service-map")).toMatchObject({ nodes: [{ name: "films", requests: 1, errors: 1 }] });
  });

  it("hears the edge, and puts its span above the service's", async () => {
    const edge = createSocket("udp4");
    const told = {
      ...{
        trace: TRACE,
        edge: "00f067aa0ba902b7",
        balancer: "b9c7c989f97918e1",
        parent: "",
        request: "r-1",
        cache: "",
      },
      ...{
        end: "1700000000.250",
        took: "0.050",
        waited: "0.040",
        status: "500",
        answered: "500",
        method: "GET",
        path: "/",
      },
    };
    edge.send(`<190>Nov 14 22:13:20 edge: ${JSON.stringify(told)}`, port, "127.0.0.1");
    await expect
      .poll(async () => (await ask("/traces?request=r-1")).traces)
      .toMatchObject([{ traceId: TRACE, service: "edge", name: "GET /", spans: 3 }]);
    edge.close();
  });

  it("takes what is sound of an export, and counts the rest", async () => {
    const answer = await post(spans(span({ spanId: "00f067aa0ba902b8" }), span({ traceId: "short" }), {}));
    expect(await answer.json()).toEqual({ partialSuccess: { rejectedSpans: "2" } });
    expect((await ask("/traces")).dropped).toBe(2);
  });

  it.each([
    ["no JSON", "{", "application/json", 400],
    ["no export", '{"resourceSpans":7}', "application/json", 400],
    ["protobuf", "x", "application/x-protobuf", 415],
    ["a flood", " ".repeat(9 * 1024 * 1024), "application/json", 413],
  ])("refuses %s", async (_, body, type, status) => {
    expect((await post(body, type)).status).toBe(status);
  });

  it.each([
    ["/traces?minDuration=soon", 400],
    ["/traces?limit=0", 400],
    ["/traces?colour=red", 400],
    [`/traces/${"f".repeat(32)}`, 404],
    ["/traces/..%2f", 404],
    ["/nowhere", 404],
  ])("says no to %s", async (path, status) => {
    const answer = await fetch(`${url}${path}`);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it("answers nobody who came by another name", async () => {
    const status = await new Promise((resolve) => {
      const headers = { host: `evil.example:${port}` };
      request(`${url}/traces`, { headers, agent: false }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(421);
  });
});
