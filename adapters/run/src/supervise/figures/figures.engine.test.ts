import { afterAll, beforeAll, expect, it } from "vitest";
import { EDGE_HEALTH } from "../../config/nginx/nginx-conf.ts";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "../../testing/running-engine.ts";
import { watchedGraph } from "../../testing/watched-graph.ts";
import { ask } from "../probe/probe.ts";
import { readHttp } from "../probe/read-http.ts";
import { EngineFigures } from "./ask-engines.ts";

let machine: PlannedMachine;
const engines: RunningEngine[] = [];
const figures = new EngineFigures();

beforeAll(async () => {
  machine = await planMachine(watchedGraph());
  for (const name of ["redis", "edge"]) {
    const planned = machine.process(name);
    const ready = async () => {
      const trouble = await ask(planned.probe.check, 1_000);
      if (trouble !== null) throw new Error(trouble);
    };
    engines.push(await startEngine(planned, ready));
  }
});

afterAll(async () => {
  await figures.stop();
  for (const engine of engines) await engine[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

it("are asked of running engines, and a database that is not there counts as refused", async () => {
  const before = await asked("terrace_edge_requests_total");
  for (let count = 0; count < 3; count++) await readHttp({ port: machine.port("edge"), path: EDGE_HEALTH }, 1_000);
  // The question itself is a request too.
  expect((await asked("terrace_edge_requests_total")) - before).toBe(4);
  expect(await asked("terrace_redis_connections")).toBe(1);
  expect(await asked("terrace_redis_memory_bytes")).toBeGreaterThan(100_000);
  const refused = await asked("terrace_engine_refused_total", "postgres");
  expect(await asked("terrace_engine_refused_total", "postgres")).toBe(refused + 1);
  expect(await asked("terrace_engine_refused_total", "redis")).toBe(0);
});

async function asked(name: string, process?: string): Promise<number> {
  const told = await figures.ask(machine.plan.processes);
  const samples = told.find((figure) => figure.name === name)?.samples ?? [];
  return samples.find(({ labels }) => process === undefined || labels.process === process)?.value ?? Number.NaN;
}
