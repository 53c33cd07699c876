import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "./testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "./testing/running-engine.ts";
import { type StubServer, stubServer } from "./testing/stub-server.ts";

let machine: PlannedMachine;
let nginx: RunningEngine;
let haproxy: RunningEngine;
let origin: string;
const tasks = new Map<string, StubServer>();

beforeAll(async () => {
  machine = await planMachine();
  origin = `http://127.0.0.1:${machine.port("edge")}`;
  for (const name of ["films-1", "films-2", "web-1"]) await startTask(name);
  haproxy = await startBalancer();
  nginx = await startEngine(machine.process("edge"), () => fetch(`${origin}/.well-known/edge-health`));
});

afterAll(async () => {
  await nginx?.[Symbol.asyncDispose]();
  await haproxy?.[Symbol.asyncDispose]();
  for (const task of tasks.values()) await task[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("edge and balancer together", () => {
  it("answer every read while a task is cut off in the middle of its work and comes back", async () => {
    const statuses: number[] = [];
    let going = true;
    const readers = Array.from({ length: 8 }, async () => {
      while (going) statuses.push(await read());
    });
    await expect.poll(() => statuses.length).toBeGreaterThan(50);
    await tasks.get("films-1")?.[Symbol.asyncDispose]();
    const atDeath = statuses.length;
    await expect.poll(() => statuses.length).toBeGreaterThan(atDeath + 100);
    await startTask("films-1");
    const back = tasks.get("films-1");
    await expect.poll(() => back?.requests.filter(({ url }) => url?.startsWith("/api")).length).toBeGreaterThan(20);
    going = false;
    await Promise.all(readers);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  });

  it("keep a request waiting while the only task of a service is started anew", async () => {
    await tasks.get("web-1")?.[Symbol.asyncDispose]();
    const waiting = fetch(`${origin}/page`, { method: "POST", body: "written once" });
    await expect.poll(() => connectionRefused(machine.port("web-1"))).toBe(true);
    await startTask("web-1");
    expect((await waiting).status).toBe(200);
    expect(tasks.get("web-1")?.requests.filter(({ url }) => url === "/page")).toHaveLength(1);
  });

  it("say UNAVAILABLE while the balancer is away, and nothing of it afterwards", async () => {
    const ended = once(haproxy.child, "exit");
    haproxy.child.kill("SIGKILL");
    await ended;
    const away = await fetch(`${origin}/api/films`, { headers: { authorization: "Bearer x" } });
    expect([away.status, ((await away.json()) as { error: { code: string } }).error.code]).toEqual([
      503,
      "UNAVAILABLE",
    ]);
    haproxy = await startBalancer();
    expect(await Promise.all(Array.from({ length: 20 }, read))).toEqual(Array.from({ length: 20 }, () => 200));
  });
});

/** Credentials keep the edge's own copy out of it. */
async function read(): Promise<number> {
  const response = await fetch(`${origin}/api/films`, { headers: { authorization: "Bearer x" } });
  await response.arrayBuffer();
  return response.status;
}

function connectionRefused(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => false,
    () => true,
  );
}

function startBalancer(): Promise<RunningEngine> {
  return startEngine(machine.process("balancer"), () => fetch(`http://127.0.0.1:${machine.port("balancer")}/`));
}

async function startTask(name: string): Promise<void> {
  tasks.set(name, await stubServer(machine.port(name), (_, response) => void setTimeout(() => response.end(name), 5)));
}
