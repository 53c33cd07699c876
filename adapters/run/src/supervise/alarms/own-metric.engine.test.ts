import type { Metric } from "@terrace/core/graph";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "../../testing/running-engine.ts";
import { type StubServer, stubServer } from "../../testing/stub-server.ts";
import { alarmWith, watchedGraph } from "../../testing/watched-graph.ts";
import { readHttp } from "../probe/read-http.ts";
import { askRange } from "./prometheus-client.ts";
import { type Sampled, sampleAlarm } from "./sample-alarm.ts";

const PERIOD = 10_000;

const METRIC: Metric = {
  ...{ kind: "metric", id: "metric.sign-ins", namespace: "sample", name: "sign-ins", source: "failed-sign-ins" },
  ...{ unit: "count", dimensions: ["reason"], series: 2, quotient: null },
};
const ALARM = alarmWith({
  ...{ metric: "sign-ins", of: "metric.sign-ins", statistic: "sum", threshold: 0, unit: "count", period: PERIOD },
});
const GRAPH = watchedGraph([METRIC, ALARM]);

let machine: PlannedMachine;
let prometheus: RunningEngine;
let task: StubServer;
let told = "# TYPE others_total counter\nothers_total 1\n";

beforeAll(async () => {
  machine = await planMachine(GRAPH);
  task = await stubServer(machine.port("films-1"), (_, response) => response.end(told));
  const port = machine.port("prometheus");
  prometheus = await startEngine(machine.process("prometheus"), () => readHttp({ port, path: "/-/ready" }, 1_000));
});

afterAll(async () => {
  await prometheus?.[Symbol.asyncDispose]();
  await task?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

it("counts what a task's own counter says, once, also the first that makes it appear", {
  timeout: 90_000,
}, async () => {
  const port = machine.port("prometheus");
  const sample = () => sampleAlarm(ALARM, { graph: GRAPH, port, since: 0, now: Date.now() });
  expect(await sample()).toEqual({ kind: "absent", reason: "no task here tells failed-sign-ins" });
  const up = () => askRange(port, `up{service="films"} offset ${PERIOD + 2_000}ms`, now());
  await expect.poll(up, { timeout: 40_000 }).not.toEqual([]);
  told += '# TYPE failed_sign_ins_total counter\nfailed_sign_ins_total{reason="password"} 3\n';
  await expect.poll(async () => figures(await sample()), { timeout: 40_000, interval: 500 }).toContain(3);
  // The period after it has nothing new.
  const since = async () => figures(await sample()).slice(figures(await sample()).indexOf(3));
  await expect.poll(since, { timeout: 40_000, interval: 500 }).toEqual([3, 0]);
});

function now() {
  return { first: Date.now(), last: Date.now(), step: 1_000 };
}

function figures(sampled: Sampled): readonly number[] {
  return sampled.kind === "samples" ? sampled.samples.map(({ value }) => Math.round(value)) : [];
}
