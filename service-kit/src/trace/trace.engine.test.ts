import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { QueryExecutorProvider } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openRedis, type Redis, settleRedis } from "../cache/index.ts";
import { connectionOf, type Database, migrate, openDatabase } from "../db/index.ts";
import { createHttpApp, type HttpApp } from "../http/index.ts";
import { createLogger } from "../log/index.ts";
import { createMetrics, type Metrics } from "../metrics/index.ts";
import { type Consumer, consume, createPostgresQueue, type Queue, queueMigrations } from "../queue/index.ts";
import { startPostgres, startRedis, type TestPostgres, type TestRedis } from "../testing/index.ts";
import type { TraceConfig } from "./config.ts";
import { startTracing } from "./start-tracing.ts";
import { annotate, traceFields } from "./tracing.ts";
import type { RunningTracing } from "./tracing-context.ts";

interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

const traceId = "0af7651916cd43dd8448eb211c80319c";
const caller = "b7ad6b7169203331";
const lines: Record<string, unknown>[] = [];
const identity = { service: "shop", version: "1", environment: "test" };
const log = createLogger(identity, {
  fields: traceFields,
  destination: { write: (line) => void lines.push(JSON.parse(line)) },
});

/** Takes spans as a collector does, and answers everything else with the traceparent that it was asked with. */
let collector: Server;
let collectorUrl: string;
let spans: SentSpan[] = [];
let postgres: TestPostgres;
let engine: TestRedis;
let database: Database<unknown>;
let redis: Redis;
let queue: Queue<QueryExecutorProvider>;
let consumer: Consumer;
let app: HttpApp;
let tracing: RunningTracing;
let metrics: Metrics;
const worked: (string | undefined)[] = [];

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url !== "/v1/traces") return response.end(String(request.headers.traceparent));
    const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString());
    for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans);
    return response.end("{}");
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  collectorUrl = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  [postgres, engine] = await Promise.all([startPostgres(), startRedis()]);
  await migrate({ connection: connectionOf(postgres.config), schema: "jobs", directory: queueMigrations });
  database = openDatabase(postgres.config, log);
  redis = openRedis({ REDIS_URL: engine.url }, log);
  await settleRedis(redis);
  queue = createPostgresQueue(database.db, { maxFailures: 3 });
  metrics = createMetrics("shop");
  tracing = startTracing(traces({ TRACE_CONTEXT: "videoId" }), { ...identity, log, metrics });
  await tracing.started;
  app = shop();
  consumer = consume(queue, { handlers: { parcels: { work, giveUp: async () => undefined } }, ...worker });
});

afterAll(async () => {
  await consumer.close();
  await tracing.close();
  await app.close();
  redis.disconnect();
  await database.close();
  await Promise.all([postgres.stop(), engine.stop()]);
  collector.close();
});

beforeEach(() => {
  spans = [];
  lines.length = 0;
  worked.length = 0;
});

const worker = { concurrency: 1, worker: "w", leaseSeconds: 10, pollMilliseconds: 20, log };

function traces(more: Partial<TraceConfig>): TraceConfig {
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl,
    OTEL_RESOURCE_ATTRIBUTES: "service.instance.id=shop-1",
    OTEL_SDK_DISABLED: false,
    OTEL_TRACES_SAMPLER: "parentbased_always_on",
    OTEL_TRACES_SAMPLER_ARG: 1,
    TRACE_CONTEXT: "",
    ...more,
  };
}

function shop(): HttpApp {
  const made = createHttpApp({ ...identity, log, isTraced: true });
  made.post("/api/orders/:id", async (request) => {
    annotate({ videoId: "v-1", secret: "not asked for" });
    await database.ping();
    await redis.set("order", "1");
    const told = await (await fetch(`${collectorUrl}/stock?token=s3cret`)).text();
    await database.db.transaction().execute((within) => queue.enqueue({ queue: "parcels", payload: 1 }, within));
    request.log.info("ordered");
    return { told };
  });
  made.get("/api/broken", async () => {
    throw new Error("it broke");
  });
  return made;
}

async function work(lease: Parameters<typeof queue.complete>[0]): Promise<void> {
  worked.push(lease.traceparent ?? undefined);
  await queue.complete(lease);
}

const order = (flags: string) =>
  app.inject({
    ...{ method: "POST", url: "/api/orders/1?token=s3cret", payload: { a: 1 } },
    headers: { traceparent: `00-${traceId}-${caller}-${flags}`, "x-request-id": "order-1" },
  });
const named = (name: string) => spans.find((span) => span.name === name);
const attributesOf = (span: SentSpan | undefined) =>
  Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]));

describe("a request whose caller records it", () => {
  it("is one trace: the request, its statements, what it asks others, and the job that it sets going", async () => {
    const { told } = (await order("01")).json();
    await expect.poll(() => named("process parcels")).toBeDefined();
    const server = named("POST /api/orders/:id");
    expect(server).toMatchObject({ traceId, parentSpanId: caller, kind: 2 });
    expect(attributesOf(server)).toMatchObject({
      ...{ "http.response.status_code": 200, "url.path": "/api/orders/1", "request.id": "order-1", videoId: "v-1" },
    });
    const below = (name: string, parent: SentSpan | undefined) =>
      expect(named(name), name).toMatchObject({ traceId, parentSpanId: parent?.spanId });
    below("SELECT", server);
    below("SET", server);
    below("send parcels", server);
    below("INSERT jobs.jobs", named("send parcels"));
    below("process parcels", named("send parcels"));
    below("DELETE jobs.jobs", named("process parcels"));
    expect(told).toBe(`00-${traceId}-${named(`GET ${new URL(collectorUrl).host}`)?.spanId}-01`);
    expect(JSON.stringify(spans)).not.toMatch(/s3cret|not asked for/);
  });

  it("is found from each of its log lines", async () => {
    await order("01");
    const own = lines.filter(({ requestId }) => requestId === "order-1");
    expect(own.map(({ message }) => message)).toEqual(["ordered", "request"]);
    for (const line of own) expect(line).toMatchObject({ traceId, spanId: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  it("says what broke", async () => {
    await app.inject({ url: "/api/broken", headers: { traceparent: `00-${traceId}-${caller}-01` } });
    await expect.poll(() => named("GET /api/broken")).toBeDefined();
    expect(named("GET /api/broken")?.status.code).toBe(2);
    expect(JSON.stringify(named("GET /api/broken"))).toContain("it broke");
  });
});

describe("a request whose caller does not record it", () => {
  it("hands the trace on and records nothing, nor does the job", async () => {
    const { told } = (await order("00")).json();
    expect(told).toBe(`00-${traceId}-${caller}-00`);
    await expect.poll(() => worked).toEqual([told]);
    // One that is recorded goes out behind it.
    await order("01");
    await expect.poll(() => named("process parcels")).toBeDefined();
    expect(spans.filter(({ name }) => name === "POST /api/orders/:id")).toHaveLength(1);
    expect(lines.some((line) => line.statusCode === 200 && line.traceId === undefined)).toBe(true);
  });
});

describe("health", () => {
  it("is no trace: it is asked every second", async () => {
    await app.inject("/health");
    await order("01");
    await expect.poll(() => named("process parcels")).toBeDefined();
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  });
});

describe("a collector that is away", () => {
  it("costs spans, which are counted, and nothing else", async () => {
    await new Promise((resolve) => collector.close(resolve).closeAllConnections());
    expect(
      (await app.inject({ url: "/api/broken", headers: { traceparent: `00-${traceId}-${caller}-01` } })).statusCode,
    ).toBe(500);
    await expect
      .poll(() => metrics.registry.metrics(), { interval: 100 })
      .toMatch(/trace_spans_total\{outcome="lost",service="shop"\} [1-9]/);
    expect(lines.map(({ message }) => message)).toContain("traces cannot be sent; spans are lost");
  });
});
