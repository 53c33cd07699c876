import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Graph, resourcesOf } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { deployablePlatform } from "../testing/deployable-platform.ts";
import { FILMS_GRAPH } from "../testing/films-graph.ts";

const CHECKOUT = resolve(import.meta.dirname, "../../../../..");

/** The same films, told of on a WebSocket by a service as ours are. */
const GRAPH: Graph = {
  ...FILMS_GRAPH,
  platform: "live-films",
  resources: [
    ...resourcesOf(FILMS_GRAPH, "balancer"),
    ...resourcesOf(FILMS_GRAPH, "service").map((service) => ({
      ...service,
      ...{ protocol: "websocket" as const, drain: 30_000 },
    })),
  ],
};

const code = (version: string) => ({
  "services/films/src/main.ts": `
import { createAuth, createVerifier } from "@terrace/service-kit/auth";
import { serve } from "@terrace/service-kit/process";
import { addSocket } from "@terrace/service-kit/socket";
import { Type } from "typebox";
const auth = createAuth(createVerifier({ jwks: { keys: [] }, issuer: "i", audience: "a" }));
const films = {
  name: "films",
  config: Type.Object({}),
  open: async () => ({ close: async () => undefined }),
  routes(app) {
    app.get("/", async () => "${version}");
    addSocket(app, {
      path: "/live",
      description: "Films.",
      auth,
      messages: {},
      open(talk) {
        const timer = setInterval(() => talk.send({ type: "tick", version: "${version}" }), 50);
        return { hear: {}, closed: () => clearInterval(timer) };
      },
    });
  },
};
await serve([films], process.env);
`,
});

const films = deployablePlatform(GRAPH, code("one"));

beforeAll(async () => {
  await cp(join(CHECKOUT, "service-kit"), join(films.repository, "service-kit"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  await films.up();
});
afterAll(() => films[Symbol.asyncDispose]());

/** One who stays: opens another socket as soon as one is closed, until told to leave. */
function follow() {
  const codes: number[] = [];
  /** Milliseconds from each close to the first word on the next socket. */
  const gaps: number[] = [];
  const refusals: string[] = [];
  let version = "";
  let closedAt: number | null = null;
  let socket = open();

  function open(): WebSocket {
    const opened = new WebSocket(`${films.origin().replace("http", "ws")}/live`);
    opened.on("message", (data) => {
      version = JSON.parse(data.toString()).version;
      if (closedAt !== null) gaps.push(performance.now() - closedAt);
      closedAt = null;
    });
    opened.on("error", ({ message }) => refusals.push(message));
    opened.on("close", (closed) => {
      if (closed === 1000) return;
      codes.push(closed);
      closedAt = performance.now();
      socket = open();
    });
    return opened;
  }

  return { codes, gaps, refusals, version: () => version, leave: () => socket.close(1_000) };
}

describe("those who hold a WebSocket while the tasks are replaced", () => {
  it.each(["rolling", "blue-green", "linear"])("are told to come back, and hear more at once: %s", async (strategy) => {
    const version = `by ${strategy}`;
    films.write(code(version));
    const clients = Array.from({ length: 20 }, follow);
    await expect.poll(() => clients.every((client) => client.version() !== "")).toBe(true);
    const since = performance.now();
    expect(await films.deploy({ strategy, speed: 600 })).toMatchObject({ outcome: "deployed" });
    await expect.poll(() => clients.map((client) => client.version())).toEqual(clients.map(() => version));
    const took = performance.now() - since;
    expect(clients.flatMap(({ refusals }) => refusals)).toEqual([]);
    const codes = clients.flatMap((client) => client.codes);
    expect(codes.length).toBeGreaterThanOrEqual(clients.length);
    expect([...new Set(codes)]).toEqual([1012]);
    expect(Math.max(...clients.flatMap(({ gaps }) => gaps))).toBeLessThan(5_000);
    // Nobody waited for them until their time was over: half a minute a task.
    if (strategy === "rolling") expect(took).toBeLessThan(30_000);
    for (const client of clients) client.leave();
  });

  it("are told as well when a task is started anew or taken away", async () => {
    const clients = Array.from({ length: 10 }, follow);
    await expect.poll(() => clients.every((client) => client.version() !== "")).toBe(true);
    await films.call("POST /scale/films/1");
    const tasks = async () => (await films.status()).tasks.filter(({ service }) => service === "films").length;
    await expect.poll(tasks).toBe(1);
    expect([...new Set(clients.flatMap(({ codes }) => codes))]).toEqual([1012]);
    expect(clients.flatMap(({ refusals }) => refusals)).toEqual([]);
    for (const client of clients) client.leave();
  });
});
