import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { createAuth } from "../auth/index.ts";
import { AppError } from "../errors/index.ts";
import { createLogger } from "../log/index.ts";
import { createHttpApp } from "./create-http-app.ts";

function build() {
  const lines: Record<string, unknown>[] = [];
  const identity = { service: "example", version: "1.0.0", environment: "test" };
  const log = createLogger(identity, { destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  const app = createHttpApp({ ...identity, log, bodyLimit: 200 });
  const body = Type.Object(
    { title: Type.String(), tags: Type.Optional(Type.Array(Type.String())) },
    { additionalProperties: false },
  );
  app.get(
    "/api/things/:id",
    { schema: { querystring: Type.Object({ n: Type.Integer({ default: 3 }) }) } },
    async ({ query }) => query,
  );
  app.post("/api/things", { schema: { body } }, async (request) => request.body);
  app.get("/api/shared", async (_request, reply) => {
    reply.header("cache-control", "public, max-age=0, s-maxage=15");
    return { news: 1 };
  });
  app.get("/api/bug", async () => {
    throw new Error("a secret of the house");
  });
  app.get("/api/limit", async () => {
    throw new AppError("RATE_LIMITED", { retryAfter: 1.2 });
  });
  app.get("/api/nul", async () => {
    throw Object.assign(new Error("invalid byte sequence"), { code: "22021" });
  });
  app.get("/api/outage", async () => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  });
  return { app, lines };
}

describe("errors", () => {
  it.each([
    ["GET", "/api/nothing", undefined, 404, "NOT_FOUND", null],
    ["DELETE", "/api/things/1", undefined, 405, "METHOD_NOT_ALLOWED", null],
    ["GET", "/api/things/1?n=many", undefined, 400, "VALIDATION_FAILED", { field: "n", suggestion: null }],
    ["POST", "/api/things", "{", 400, "MALFORMED_JSON", null],
    ["POST", "/api/things", undefined, 400, "VALIDATION_FAILED", { field: "title", suggestion: "Add title." }],
    ["POST", "/api/things", '{"__proto__":{}}', 400, "MALFORMED_JSON", null],
    ["POST", "/api/things", "{}", 400, "VALIDATION_FAILED", { field: "title", suggestion: "Add title." }],
    [
      "POST",
      "/api/things",
      '{"titel":"x","title":"x"}',
      400,
      "VALIDATION_FAILED",
      { field: "titel", suggestion: "Did you mean title?" },
    ],
    [
      "POST",
      "/api/things",
      '{"title":"x","tags":["a",1]}',
      400,
      "VALIDATION_FAILED",
      { field: "tags.1", suggestion: null },
    ],
    ["POST", "/api/things", "[]", 400, "VALIDATION_FAILED", { field: "body", suggestion: null }],
    ["POST", "/api/things", `{"title":"${"x".repeat(200)}"}`, 413, "PAYLOAD_TOO_LARGE", null],
    ["GET", "/api/bug", undefined, 500, "INTERNAL", null],
    ["GET", "/api/limit", undefined, 429, "RATE_LIMITED", null],
    ["GET", "/api/nul", undefined, 400, "VALIDATION_FAILED", null],
    ["GET", "/api/outage", undefined, 503, "UNAVAILABLE", null],
  ] as const)("%s %s %s ends in %i %s", async (method, url, payload, status, code, details) => {
    const { app } = build();
    const headers = { "content-type": "application/json", "x-request-id": "abc-1" };
    const response = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({
      error: {
        code,
        message: expect.any(String),
        details: details && expect.objectContaining(details),
        requestId: "abc-1",
        timestamp: expect.stringMatching(/Z$/),
      },
    });
    expect(response.body).not.toContain("secret of the house");
  });

  it("names every violation of a body at once", async () => {
    const { app } = build();
    const payload = { titel: "x", tags: Array.from({ length: 12 }, () => 1) };
    const { error } = (await app.inject({ method: "POST", url: "/api/things", payload })).json();
    expect(error.message).toBe("titel is not known.");
    expect(error.details.violations).toHaveLength(14);
    expect(error.details.violations.slice(0, 3)).toEqual([
      { field: "titel", message: "titel is not known." },
      { field: "title", message: "title is required." },
      { field: "tags.0", message: "tags.0 must be a text." },
    ]);
  });

  it("names what would have been right", async () => {
    const { app } = build();
    expect((await app.inject({ method: "PUT", url: "/api/things" })).headers.allow).toBe("POST");
    expect((await app.inject("/api/limit")).headers["retry-after"]).toBe("2");
    expect((await app.inject("/api/outage")).headers["retry-after"]).toBe("1");
  });

  it("refuses a type it does not read", async () => {
    const { app } = build();
    const response = await app.inject({
      method: "POST",
      url: "/api/things",
      payload: "hi",
      headers: { "content-type": "text/plain" },
    });
    expect([response.statusCode, response.json().error.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
  });

  it("does not mind the type of a body that is empty", async () => {
    const { app } = build();
    const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": "0" };
    const response = await app.inject({ method: "POST", url: "/api/things", headers });
    expect([response.statusCode, response.json().error.code]).toEqual([400, "VALIDATION_FAILED"]);
  });

  it("logs the cause of a bug with its stack and keeps it from the caller (BRQ-ERR-01)", async () => {
    const { app, lines } = build();
    await app.inject("/api/bug");
    const line = lines.find(({ level }) => level === "error");
    expect(JSON.stringify(line)).toContain("a secret of the house");
    expect(line).toMatchObject({ error: { stack: expect.stringContaining("create-http-app.test.ts") } });
  });
});

describe("answers", () => {
  it("are tagged, and not sent again to who has them", async () => {
    const { app } = build();
    const first = await app.inject("/api/things/1?n=5");
    expect(first.headers.etag).toMatch(/^W\/"[\w-]{27}"$/);
    const second = await app.inject({
      url: "/api/things/1?n=5",
      headers: { "if-none-match": `"other", ${first.headers.etag}` },
    });
    expect([second.statusCode, second.body, second.headers.etag]).toEqual([304, "", first.headers.etag]);
    const changed = await app.inject({
      url: "/api/things/1?n=6",
      headers: { "if-none-match": String(first.headers.etag) },
    });
    expect(changed.statusCode).toBe(200);
  });

  it("are given whole where a shared cache may keep them, whatever the caller has", async () => {
    const { app } = build();
    const first = await app.inject("/api/shared");
    const headers = { "if-none-match": String(first.headers.etag) };
    expect((await app.inject({ url: "/api/shared", headers })).statusCode).toBe(200);
  });

  it("carry the request id, a fresh one when the given one is not sane", async () => {
    const { app } = build();
    const answer = async (id: string) =>
      (await app.inject({ url: "/health", headers: { "x-request-id": id } })).headers["x-request-id"];
    expect(await answer("trace:42")).toBe("trace:42");
    expect(await answer("bad id\u0007")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer("x".repeat(129))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("are logged with the fields of BRQ-LOG-03 and without the query", async () => {
    const { app, lines } = build();
    await app.inject({
      url: "/api/things/1?n=5&token=s3cret",
      headers: { "user-agent": "test", "x-request-id": "r-1", "x-forwarded-for": "203.0.113.9" },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toEqual({
      level: "info",
      timestamp: expect.any(String),
      service: "example",
      version: "1.0.0",
      environment: "test",
      requestId: "r-1",
      userId: null,
      method: "GET",
      path: "/api/things/1",
      statusCode: 200,
      responseTime: expect.any(Number),
      userAgent: "test",
      ip: "203.0.113.9",
      message: "request",
    });
  });

  it("are counted by route, not by path", async () => {
    const { app } = build();
    await app.inject("/api/things/1");
    await app.inject("/api/things/2");
    const { body } = await app.inject("/metrics");
    const counted = body.split("\n").filter((line) => line.startsWith("http_request_duration_seconds_count"));
    expect(counted).toEqual([expect.stringMatching(/method="GET",route="\/api\/things\/:id",status="200"\} 2$/)]);
    expect(body).toContain("process_resident_memory_bytes");
  });
});

describe("API description", () => {
  it("comes from the schemas of the routes and says which need a token", async () => {
    const { app } = build();
    const { requireUser } = createAuth({ verify: () => Promise.reject(new Error("not asked")) });
    app.register(async (scope) => {
      scope.get(
        "/api/own",
        { onRequest: requireUser, schema: { response: { 200: Type.Object({}) } } },
        async () => ({}),
      );
      scope.get("/api/open", async () => ({}));
    });
    const { openapi, paths } = (await app.inject("/openapi.json")).json();
    expect([openapi, Object.keys(paths)]).toEqual(["3.1.0", ["/api/own", "/api/open"]]);
    expect(paths["/api/own"].get.security).toEqual([{ bearer: [] }]);
    expect(paths["/api/own"].get.responses).toMatchObject({
      200: {},
      default: { description: "A failure, told by its code." },
    });
    expect(paths["/api/open"].get).not.toHaveProperty("security");
  });
});

describe("health", () => {
  it("is shallow for the balancer and deep on request; a third party alone never turns it red (BRQ-SVC-11)", async () => {
    const { app } = build();
    app.dependencies.push({ name: "cache", essential: false, check: () => Promise.reject(new Error("away")) });
    const ready = await app.inject("/health/ready");
    expect([ready.statusCode, ready.json().status, ready.json().dependencies.cache.status]).toEqual([
      200,
      "degraded",
      "unavailable",
    ]);
    app.dependencies.push({ name: "postgres", essential: true, check: () => Promise.reject(new Error("away")) });
    expect((await app.inject("/health/ready")).statusCode).toBe(503);
    expect((await app.inject("/api/health")).json()).toEqual({ status: "ok", service: "example", version: "1.0.0" });
  });

  it("does not wait for a dependency that hangs", async () => {
    const { app } = build();
    app.dependencies.push({ name: "postgres", essential: true, check: () => new Promise(() => undefined) });
    expect((await app.inject("/health/ready")).statusCode).toBe(503);
  });

  it("turns red when the process drains, and answers then close their connection", async () => {
    const { app } = build();
    app.drain();
    const [health, work] = [await app.inject("/health"), await app.inject("/api/things/1")];
    expect([health.statusCode, health.json().status]).toEqual([503, "draining"]);
    expect([work.statusCode, work.headers.connection]).toEqual([200, "close"]);
  });
});
