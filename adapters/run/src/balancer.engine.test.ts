import { once } from "node:events";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askHaproxy } from "./supervise/probe/haproxy.ts";
import { type PlannedMachine, planMachine } from "./testing/planned-machine.ts";
import { type RunningEngine, runOnce, startEngine } from "./testing/running-engine.ts";
import { type StubServer, stubServer } from "./testing/stub-server.ts";

let machine: PlannedMachine;
let haproxy: RunningEngine;
let origin: string;
const tasks = new Map<string, StubServer>();

beforeAll(async () => {
  machine = await planMachine();
  origin = `http://127.0.0.1:${machine.port("balancer")}`;
  for (const name of ["films-1", "films-2", "web-1"]) await startTask(name);
  haproxy = await startEngine(machine.process("balancer"), () => fetch(`${origin}/`));
});

afterAll(async () => {
  await haproxy?.[Symbol.asyncDispose]();
  for (const task of tasks.values()) await task[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("HAProxy's own opinion", () => {
  it("accepts the configuration without a word", async () => {
    const { command } = machine.process("balancer");
    const output = await runOnce({
      ...command,
      argv: [...command.argv.slice(0, 1), "-c", "-q", ...command.argv.slice(2)],
    });
    expect(output).toBe("");
  });
});

describe("routing", () => {
  it("leads paths to their service and the rest to the last route", async () => {
    expect(await taskOf("/api/films/1")).toMatch(/^films-/);
    expect(await taskOf("/.well-known/jwks.json")).toMatch(/^films-/);
    expect(await taskOf("/api/other")).toBe("web-1");
  });

  it("uses every copy", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => taskOf("/api/films?slow=1")));
    expect(new Set(answers)).toEqual(new Set(["films-1", "films-2"]));
  });

  it("keeps what the edge said of the client, and gives a request an id when it has none", async () => {
    const kept = await read("/api/films", { "x-forwarded-for": "1.2.3.4", "x-request-id": "given-id" });
    expect(kept.headers).toMatchObject({ "x-forwarded-for": "1.2.3.4", "x-request-id": "given-id" });
    const made = await read("/api/films");
    expect(made.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("how long the edge may keep an answer", () => {
  it("is the route's time where the service allows more, and the service's where it allows less", async () => {
    expect(await limitFor("public, max-age=0, s-maxage=600")).toBe("300");
    expect(await limitFor("s-maxage=15, max-age=900")).toBeNull();
    expect(await limitFor("max-age=301")).toBe("300");
    expect(await limitFor("max-age=300")).toBeNull();
  });

  it("is not spoken of for what must not be shared, or where nothing is kept", async () => {
    expect(await limitFor("private, max-age=600")).toBeNull();
    expect(await limitFor("no-store")).toBeNull();
    expect(await limitFor("max-age=600", "/page")).toBeNull();
  });
});

describe("health", () => {
  it("loses no request when a task dies, and gives it traffic again when it is back", async () => {
    await tasks.get("films-1")?.[Symbol.asyncDispose]();
    const answers = await Promise.all(Array.from({ length: 50 }, () => taskOf("/api/films")));
    expect(new Set(answers)).toEqual(new Set(["films-2"]));
    await expect.poll(() => stateOf("films", "films-1")).toMatch(/^DOWN/);
    expect(told("Server films/films-1 is DOWN")).toEqual([expect.stringMatching(/^\[WARNING\]/)]);
    await startTask("films-1");
    await expect.poll(() => stateOf("films", "films-1")).toBe("UP");
    await expect.poll(() => taskOf("/api/films")).toBe("films-1");
  });

  it("repeats a broken read with another task, but never a write that may have happened", async () => {
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(async (n) => (await fetch(`${origin}/api/films?break=${n}-once`)).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200]);
    const written = await writeOnce("/api/films?break=always");
    expect([written.status, written.retryAfter]).toEqual([503, "1"]);
    expect(JSON.parse(written.body)).toMatchObject({ error: { code: "UNAVAILABLE", requestId: "write-1" } });
    expect(timesSeen("/api/films?break=always")).toBe(1);
  });

  it("lets requests wait for the next task while there is none, a write that was not sent too", async () => {
    await tasks.get("web-1")?.[Symbol.asyncDispose]();
    await expect.poll(() => stateOf("web", "web-1")).toMatch(/^DOWN$/);
    const waiting = [taskOf("/page"), writeOnce("/page").then(({ status }) => status)];
    await startTask("web-1");
    expect(await Promise.all(waiting)).toEqual(["web-1", 200]);
  });

  it("answers 503 in the platform's error form when no task comes, and at once when many wait already", async () => {
    await tasks.get("web-1")?.[Symbol.asyncDispose]();
    await expect.poll(() => stateOf("web", "web-1")).toMatch(/^DOWN$/);
    const began = Date.now();
    const crowd = Array.from({ length: 520 }, async () => {
      await fetch(`${origin}/page`).then((response) => response.text());
      return Date.now() - began;
    });
    expect(await Promise.race(crowd)).toBeLessThan(2_000);
    expect((await Promise.all(crowd)).filter((took) => took > 2_900).length).toBeGreaterThan(400);
    const response = await fetch(`${origin}/page`, { headers: { "x-request-id": "nobody-home" } });
    expect([response.status, response.headers.get("content-type")]).toEqual([503, "application/json; charset=utf-8"]);
    const { error } = (await response.json()) as { error: { timestamp: string } };
    expect(error).toMatchObject({ code: "UNAVAILABLE", requestId: "nobody-home" });
    expect(error.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

describe("the log", () => {
  it("has a line for each request: who was asked how often, and how it ended", async () => {
    await read("/api/films/7?token=s3cret", { "x-request-id": 'told-"1\\' });
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    await fetch(`${origin}/api/films?break=9-once`, { headers: { "x-request-id": "told-2", traceparent } });
    await writeOnce("/api/films?break=always");
    const line = (id: string) => expect.poll(() => lineOf(id));
    const film = expect.stringMatching(/^films-/);
    const good = {
      level: "info",
      service: "balancer",
      backend: "films",
      server: film,
      statusCode: 200,
      message: "request",
    };
    await line("told-?1?").toMatchObject({
      ...good,
      traceId: "-",
      method: "GET",
      path: "/api/films/7",
      retries: "0",
      ending: "--",
    });
    await line("told-2").toMatchObject({
      ...good,
      traceId: traceparent.slice(3, 35),
      retries: expect.stringMatching(/^\+?1$/),
    });
    await line("write-1").toMatchObject({
      level: "error",
      method: "POST",
      statusCode: 503,
      ending: "SH",
      headTime: -1,
    });
    expect(Math.abs(Date.parse(String(lineOf("told-2")?.timestamp)) - Date.now())).toBeLessThan(5_000);
    expect(haproxy.output()).not.toContain("s3cret");
  });
});

describe("the runtime API", () => {
  it("drains a task without a reload", async () => {
    const socket = `${machine.placement.sockets}/balancer.sock`;
    expect(await askHaproxy(socket, "set server films/films-1 state drain")).toBe("");
    expect(new Set(await Promise.all(Array.from({ length: 10 }, () => taskOf("/api/films"))))).toEqual(
      new Set(["films-2"]),
    );
    expect(await askHaproxy(socket, "set server films/films-1 state ready")).toBe("");
  });
});

async function startTask(name: string): Promise<void> {
  tasks.set(name, await stubServer(machine.port(name), (incoming, response) => answer(name, incoming, response)));
}

interface Answer {
  readonly task: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What stands for a task: says who it is; `break` closes the connection without an answer, `…-once` at the first try only. */
function answer(name: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { searchParams } = new URL(incoming.url ?? "/", "http://task");
  const breaking = searchParams.get("break");
  if (breaking !== null && (breaking === "always" || timesSeen(incoming.url) === 1)) {
    incoming.socket.destroy();
    return;
  }
  const cacheControl = searchParams.get("cache");
  if (cacheControl !== null) response.setHeader("cache-control", cacheControl);
  const body = JSON.stringify({ task: name, headers: incoming.headers });
  if (searchParams.has("slow")) setTimeout(() => response.end(body), 20);
  else response.end(body);
}

function timesSeen(url: string | undefined): number {
  return [...tasks.values()].flatMap(({ requests }) => requests).filter((request) => request.url === url).length;
}

interface Written {
  readonly status: number | undefined;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** A write on a connection of its own: on a used one HAProxy hangs up instead of answering, and the edge says 503. */
async function writeOnce(path: string): Promise<Written> {
  const headers = { "x-request-id": "write-1" };
  const sent = request(`${origin}${path}`, { method: "POST", agent: false, headers }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return { status: response.statusCode, retryAfter: response.headers["retry-after"], body: await text(response) };
}

async function taskOf(path: string): Promise<string> {
  return (await read(path)).task;
}

async function read(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return (await fetch(`${origin}${path}`, { headers })).json() as Promise<Answer>;
}

/** The last line about a request. */
function lineOf(id: string): Record<string, unknown> | undefined {
  const lines = haproxy.output().split("\n");
  return JSON.parse(lines.findLast((line) => line.includes(`"requestId":"${id}"`)) ?? "null") ?? undefined;
}

async function limitFor(cacheControl: string, path = "/api/films"): Promise<string | null> {
  const response = await fetch(`${origin}${path}?cache=${encodeURIComponent(cacheControl)}`);
  return response.headers.get("x-accel-expires");
}

async function stateOf(backend: string, server: string): Promise<string | undefined> {
  const table = await askHaproxy(`${machine.placement.sockets}/balancer.sock`, "show stat");
  const [head = "", ...rows] = table.split("\n").map((line) => line.split(","));
  const row = rows.find(([proxy, name]) => proxy === backend && name === server);
  return row?.[head.indexOf("status")];
}

/** Lines of HAProxy's own that say so. */
function told(what: string): readonly string[] {
  return haproxy
    .output()
    .split("\n")
    .filter((line) => line.includes(what));
}
