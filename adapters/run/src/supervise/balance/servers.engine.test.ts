import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine, USER } from "../../testing/running-engine.ts";
import { type StubServer, stubServer } from "../../testing/stub-server.ts";
import { askHaproxy } from "../probe/haproxy.ts";
import { admit, drain } from "../process/drain.ts";
import { reload } from "../process/reload.ts";
import { childRunning } from "../process/running.ts";
import { keepServers } from "./keep-servers.ts";
import { readServers, setWeights } from "./servers.ts";
import { weightsFor } from "./weights.ts";

const OLD = ["films-1", "films-2"];
const NEW = ["films-3", "films-4"];

let machine: PlannedMachine;
let haproxy: RunningEngine;
let socket: string;
const tasks = new Map<string, StubServer>();

const balancer = () => startEngine(machine.process("balancer"), () => readServers(socket, "films"));

beforeAll(async () => {
  machine = await planMachine();
  socket = `${machine.placement.sockets}/balancer.sock`;
  for (const name of [...OLD, ...NEW]) {
    tasks.set(
      name,
      await stubServer(machine.port(name), (incoming, response) =>
        incoming.resume().on("end", () => response.end(name)),
      ),
    );
  }
  haproxy = await balancer();
});

afterAll(async () => {
  await haproxy?.[Symbol.asyncDispose]();
  for (const task of tasks.values()) await task[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("a place that no task is planned for", () => {
  it("gets nothing, though somebody listens there, until a task is admitted", async () => {
    const states = Object.fromEntries((await readServers(socket, "films")).map(({ name, state }) => [name, state]));
    expect(states).toEqual({ "films-1": "ready", "films-2": "ready", "films-3": "maint", "films-4": "maint" });
    expect([...(await countedBy(20)).keys()].toSorted()).toEqual(OLD);
  });

  it("is not weighed by a wrong name", async () => {
    await expect(setWeights(socket, "films", { "films-9": 1 })).rejects.toThrow(/No such server/);
    await expect(readServers(socket, "movies")).rejects.toThrow(/backend/);
  });
});

describe("shares", () => {
  it("are exact, one by one as well as in parallel, whatever the task counts", async () => {
    await share([OLD, NEW], 0.1);
    for (const name of NEW) await admit(socket, { backend: "films", server: name });
    expect(newOnes(await countedBy(1_000, 1))).toBeCloseTo(100, -1);
    expect(newOnes(await countedBy(1_000, 10))).toBeCloseTo(100, -1);
    await share([OLD, ["films-3"]], 0.05, { "films-4": 0 });
    expect(newOnes(await countedBy(1_000))).toBeCloseTo(50, -1);
  });

  it("outlive a balancer that is killed", async () => {
    await share([OLD, NEW], 0.25);
    const path = machine.plan.files.find((file) => file.isSeed)?.path ?? "";
    await keepServers(socket, { path, reader: USER, portOf: () => null });
    haproxy.child.kill("SIGKILL");
    await once(haproxy.child, "exit");
    haproxy = await balancer();
    expect(newOnes(await countedBy(400))).toBeCloseTo(100, -1);
  });
});

describe("workers of another configuration", () => {
  it("know the shares, and who gets nothing, from their first request on", async () => {
    await share([OLD, NEW], 0.25);
    await askHaproxy(socket, "set server films/films-4 state drain");
    expect(await reloaded()).toBe(true);
    const counts = await countedBy(350);
    expect(counts.has("films-4")).toBe(false);
    expect(newOnes(counts)).toBeCloseTo(50, -1);
    await admit(socket, { backend: "films", server: "films-4" });
  });

  it("ask a task where the plan has it now, not where the workers before asked it", async () => {
    const moved = machine.port("films-2");
    await reloaded({ "films-1": moved });
    const ports = Object.fromEntries((await readServers(socket, "films")).map(({ name, port }) => [name, port]));
    expect(ports).toMatchObject({ "films-1": moved, "films-2": moved });
    await reloaded({ "films-1": machine.port("films-1") });
  });
});

describe("a whole change of tasks", () => {
  it("loses no request: kept connections and new ones, reading and writing", async () => {
    await share([OLD, NEW], 0);
    const stopped = new AbortController();
    const kept = new Agent({ keepAlive: true, maxSockets: 4 });
    const clients = [
      ...[1, 2].map(() => client({ method: "GET", agent: kept }, stopped.signal)),
      ...[1, 2].map(() => client({ method: "POST", agent: kept }, stopped.signal)),
      ...["GET", "POST"].map((method) => client({ method, agent: false }, stopped.signal)),
    ];
    for (const part of [0.1, 0.5, 1]) {
      await share([OLD, NEW], part);
      await countedBy(200);
    }
    for (const name of OLD) {
      await drain(socket, { backend: "films", server: name }, { bound: 5_000, tell: () => undefined });
      await leave(name);
    }
    const last = await countedBy(200);
    stopped.abort();
    const outcomes = await Promise.all(clients);
    kept.destroy();
    expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
    expect(outcomes.every(({ answered }) => answered > 20)).toBe(true);
    expect([...last.keys()].toSorted()).toEqual(NEW);
  });
});

/** Has HAProxy begin new workers; `moved` is where the plan has tasks now that listened elsewhere. */
async function reloaded(moved: Readonly<Record<string, number>> = {}): Promise<boolean> {
  const path = machine.plan.files.find((file) => file.isSeed)?.path ?? "";
  const around = {
    emit: () => undefined,
    keep: () => keepServers(socket, { path, reader: USER, portOf: (server) => moved[server] ?? null }),
    admit: () => Promise.resolve(),
    surroundings: () => ({ log: "/dev/null", home: "/", user: null, owner: null }),
  };
  return reload(childRunning(haproxy.child, haproxy.child.pid ?? 0), machine.process("balancer"), around);
}

async function share(
  [old, fresh]: readonly [old: readonly string[], fresh: readonly string[]],
  part: number,
  others = {},
): Promise<void> {
  const weights = weightsFor({ old: old.length, new: fresh.length }, part);
  const pairs = [
    ...old.map((name, index) => [name, weights.old[index]]),
    ...fresh.map((name, index) => [name, weights.new[index]]),
  ];
  await setWeights(socket, "films", { ...others, ...Object.fromEntries(pairs) });
}

/** What a service does on SIGTERM: kept connections are closed, what is under way is finished. */
async function leave(name: string): Promise<void> {
  const server = tasks.get(name)?.server;
  const closed = new Promise((done) => server?.close(done));
  server?.closeIdleConnections();
  await closed;
}

/** Who answered how many of so many requests. */
async function countedBy(count: number, parallel = 5): Promise<Map<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const counts = new Map<string, number>();
  const one = async () => {
    for (let index = 0; index < count / parallel; index++) {
      const name = await ask({ method: "GET", agent });
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: parallel }, one));
  agent.destroy();
  return counts;
}

function newOnes(counts: ReadonlyMap<string, number>): number {
  return NEW.reduce((total, name) => total + (counts.get(name) ?? 0), 0);
}

interface Asked {
  readonly method: string;
  readonly agent: Agent | false;
}

/** Asks without a pause until it is stopped, and tells what did not come back as it should. */
async function client(how: Asked, signal: AbortSignal): Promise<{ answered: number; failures: string[] }> {
  const outcome = { answered: 0, failures: [] as string[] };
  while (!signal.aborted) {
    const answer = await ask(how).catch((error: Error) => `${how.method}: ${error.message}`);
    if (tasks.has(answer)) outcome.answered++;
    else outcome.failures.push(answer);
  }
  return outcome;
}

async function ask({ method, agent }: Asked): Promise<string> {
  const port = machine.port("balancer");
  const sent = request({ host: "127.0.0.1", port, path: "/api/films", method, agent });
  sent.end(method === "POST" ? "a body" : undefined);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const body = await text(response);
  return response.statusCode === 200 ? body : `${response.statusCode} ${body}`;
}
