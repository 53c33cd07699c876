import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { traceFetch } from "./fetch-spans.ts";
import { type RecordedSpan, recordSpans, TRACE } from "./recorded-spans.fixture.ts";
import { traceServer } from "./trace-server.ts";
import { useTracer } from "./tracing.ts";

const CALLER = "b7ad6b7169203331";
const stops: (() => void)[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let ended: RecordedSpan[];
let api: Server;
let site: Server;

beforeAll(async () => {
  // Answers with the traceparent that it was asked with.
  api = createServer((request, response) => void response.end(String(request.headers.traceparent)));
  site = createServer(async (request, response) => {
    if (request.url === "/gone") response.statusCode = 404;
    if (request.url === "/slow") return void response.write("so far");
    await new Promise(setImmediate);
    response.end(await (await fetch(`${urlOf(api)}/api/videos?token=s3cret`)).text());
  });
  for (const server of [api, site]) await once(server.listen(0, "127.0.0.1"), "listening");
  ended = recordSpans();
  const routeOf = (path: string) => (path === "/health" || path === "/api/videos" ? null : path.replace(/\d+/, "[id]"));
  stops.push(traceServer(routeOf), traceFetch());
});

afterEach(() => void ended.splice(0));

afterAll(() => {
  for (const stop of stops) stop();
  useTracer(null);
  agent.destroy();
  for (const server of [api, site]) server.close().closeAllConnections();
});

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function ask(path: string, flags: string | null): Promise<string> {
  const traceparent = flags === null ? {} : { traceparent: `00-${TRACE}-${CALLER}-${flags}` };
  const asked = get(`${urlOf(site)}${path}`, { agent, headers: { ...traceparent, "x-request-id": "page-1" } });
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return text(response);
}

it("makes a recorded request a span below its caller's, and hands it on with what is fetched meanwhile", async () => {
  const told = await ask("/watch/7?token=s3cret", "01");
  await expect.poll(() => ended.length).toBe(2);
  const page = ended.find(({ name }) => name === "GET /watch/[id]");
  const fetched = ended.find((span) => span !== page);
  expect(page?.parent).toEqual({ traceId: TRACE, spanId: CALLER, isSampled: true });
  expect(page?.attributes).toMatchObject({
    ...{ "http.route": "/watch/[id]", "url.path": "/watch/7", "request.id": "page-1" },
    "http.response.status_code": 200,
  });
  expect(fetched).toMatchObject({ name: `GET ${new URL(urlOf(api)).host}`, parent: { spanId: page?.spanId } });
  expect(told).toBe(`00-${TRACE}-${fetched?.spanId}-01`);
  expect(JSON.stringify(ended)).not.toContain("s3cret");
});

it("hands on what is not recorded, and forgets it with the next request of the connection", async () => {
  expect(await ask("/watch/7", "00")).toBe(`00-${TRACE}-${CALLER}-00`);
  expect(await ask("/health", "01")).toBe("undefined");
  expect(ended).toEqual([]);
});

it("has one name for whatever is not there", async () => {
  await ask("/gone", "01");
  await expect.poll(() => ended.map(({ name }) => name)).toContain("GET unmatched");
});

it("says that the caller went away", async () => {
  const asked = get(`${urlOf(site)}/slow`, { headers: { traceparent: `00-${TRACE}-${CALLER}-01` } });
  await once(asked, "response");
  asked.destroy();
  await expect.poll(() => ended.map(({ failure }) => String(failure))).toEqual(["Error: aborted by the caller"]);
});
