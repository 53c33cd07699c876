import { Agent, request } from "node:http";
import type { Measurement, RunSnapshot } from "@terrace/core/report";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "../../testing/running-engine.ts";
import { type StubServer, stubServer } from "../../testing/stub-server.ts";
import { readServers } from "../balance/servers.ts";
import { Journal } from "../control/journal.ts";
import { admit } from "../process/drain.ts";
import type { Answered } from "./answers.ts";
import { Meter } from "./meter.ts";

const SLOW = 30;

let machine: PlannedMachine;
let haproxy: RunningEngine;
let meter: Meter;
const journal = new Journal();
const tasks: StubServer[] = [];

beforeAll(async () => {
  machine = await planMachine();
  for (const name of ["films-1", "films-2"]) tasks.push(await task(name));
  haproxy = await startBalancer();
  const supervisor = { plan: machine.plan, graph: null, snapshot };
  meter = new Meter({ supervisor, journal, revisionOf: (name) => (name === "films-1" ? 1 : 2) });
  await second();
});

afterAll(async () => {
  await meter?.stop();
  await haproxy?.[Symbol.asyncDispose]();
  for (const one of tasks) await one[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("what a meter shows of requests", () => {
  it("is what clients have counted, by service, task and status, to within one in a hundred", async () => {
    const { at } = await second();
    const sent = await load({ requests: 3_000, path: (n) => (n % 50 === 0 ? "/api/films/broken" : "/api/films") });
    await second();
    const shown = total(meter.history(at));
    expect(Math.abs(shown.requests - sent.requests) / sent.requests).toBeLessThanOrEqual(0.01);
    expect(shown.byTask).toBe(shown.requests);
    expect(shown.errors).toBe(sent.errors);
    expect(shown.statuses).toEqual([0, sent.requests - sent.errors, 0, 0, sent.errors]);
  });

  it("goes on with another balancer that counts anew, and lets the one before end", async () => {
    const begun = Date.now();
    journal.append({ type: "process-draining", name: "balancer", pid: haproxy.child.pid ?? 0 });
    await haproxy[Symbol.asyncDispose]();
    // It would have waited five seconds for whoever is still connected.
    expect(Date.now() - begun).toBeLessThan(5_000);
    haproxy = await startBalancer();
    journal.append({ type: "process-ready", name: "balancer", pid: haproxy.child.pid ?? 0, duration: 0, restarts: 1 });
    const { at } = await second();
    await load({ requests: 200 });
    await second();
    expect(total(meter.history(at)).requests).toBe(200);
  });

  it("has latencies of single answers, and of many a sample", async () => {
    const answers: Answered[] = [];
    const unlisten = meter.onAnswer((answered) => answers.push(answered));
    await expect.poll(() => load({ requests: 1 }).then(() => answers.length)).toBeGreaterThan(0);
    const from = Date.now();
    const slow = async () => {
      answers.length = 0;
      await load({ requests: 20, path: () => "/api/films/slow" });
      await second();
      return answers.filter(({ latency }) => (latency ?? 0) >= SLOW - 1).length;
    };
    // A sample is told while the balancer remembers that there were many.
    await expect.poll(slow).toBe(20);
    const { latency } = meter.history(from - 1_000).findLast(({ services }) => services.films?.latency)?.services
      .films ?? { latency: null };
    expect(latency?.p50).toBeGreaterThanOrEqual(SLOW - 1);
    answers.length = 0;
    const begun = Date.now();
    await load({ requests: 6_000 });
    const seconds = (Date.now() - begun) / 1_000;
    await second();
    unlisten();
    expect(answers.length).toBeGreaterThan(100);
    // All of the first second, before the rate is known, and then two hundred in each.
    expect(answers.length).toBeLessThan(6_000 / seconds + 300 * (seconds + 1));
  });
});

describe("what a meter shows of tasks", () => {
  it("is their share of the requests, their revision and what they take", async () => {
    const shown = await second();
    expect(shown.tasks["films-1"]).toMatchObject({ service: "films", revision: 1, share: 0.5, balanced: "ready" });
    expect(shown.tasks["encoder-1"]).toMatchObject({ traffic: null, share: null, balanced: null });
    expect(shown.engines.balancer?.memory).toBeGreaterThan(1_000_000);
    expect(shown.control.memory).toBeGreaterThan(10_000_000);
  });

  it("leaves out a place that the balancer takes for alive and in which no task stands", async () => {
    const socket = `${machine.placement.sockets}/balancer.sock`;
    await admit(socket, { backend: "films", server: "films-3" });
    const { tasks: shown } = await second();
    expect(shown["films-1"]?.share).toBe(0.5);
  });
});

function startBalancer(): Promise<RunningEngine> {
  const socket = `${machine.placement.sockets}/balancer.sock`;
  return startEngine(machine.process("balancer"), async () => {
    const servers = await readServers(socket, "films");
    if (servers.filter(({ isUp }) => isUp).length < 2) throw new Error("its tasks are not up");
  });
}

function task(name: string): Promise<StubServer> {
  return stubServer(machine.port(name), ({ url }, response) => {
    if (url === "/api/films/broken") response.writeHead(500);
    if (url === "/api/films/slow") setTimeout(() => response.end(name), SLOW);
    else response.end(name);
  });
}

/** As a supervisor tells: tasks without a process are there as well. */
function snapshot(): RunSnapshot {
  const all = machine.plan.processes.map(({ name, service, kind, role, port }) => ({
    ...{ name, service: service ?? kind, kind, role, port, restarts: 0, startedAt: null, version: "" },
    ...{ pid: name === "balancer" ? (haproxy.child.pid ?? null) : null, health: "healthy" as const },
  }));
  return {
    ...{ platform: "sample", environment: "local", phase: "launch", url: "", controlUrl: "" },
    tasks: all.filter(({ role }) => role === "task"),
    engines: all.filter(({ role }) => role === "engine"),
  };
}

/** The next second that is measured from now on. */
function second(): Promise<Measurement> {
  return new Promise((resolve) => {
    const unlisten = meter.onSecond((measurement) => {
      unlisten();
      resolve(measurement);
    });
  });
}

interface Load {
  readonly requests: number;
  readonly path?: (n: number) => string;
}

/** Sends requests over a few connections that are kept, and counts what comes back. */
async function load({ requests, path = () => "/api/films" }: Load) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let errors = 0;
  const one = (n: number) =>
    new Promise<void>((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port: machine.port("balancer"), path: path(n), agent }, (response) => {
        if (response.statusCode !== 200) errors++;
        response.resume().once("end", resolve);
      });
      sent.once("error", reject);
      sent.end();
    });
  await Promise.all(Array.from({ length: requests }, (_, n) => one(n)));
  agent.destroy();
  return { requests, errors };
}

function total(measurements: readonly Measurement[]) {
  const sum = (of: (measurement: Measurement) => number) => measurements.reduce((all, one) => all + of(one), 0);
  return {
    requests: sum(({ services }) => services.films?.requests ?? 0),
    errors: sum(({ services }) => services.films?.errors ?? 0),
    statuses: [0, 1, 2, 3, 4].map((index) => sum(({ services }) => services.films?.statuses[index] ?? 0)),
    byTask: sum(({ tasks }) => Object.values(tasks).reduce((all, { traffic }) => all + (traffic?.requests ?? 0), 0)),
  };
}
