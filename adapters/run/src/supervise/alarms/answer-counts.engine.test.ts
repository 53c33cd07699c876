import { writeFile } from "node:fs/promises";
import { burnRate, type MinuteCount } from "@terrace/core/control";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { BINARIES, type RunningEngine, runOnce, startEngine } from "../../testing/running-engine.ts";
import { watchedGraph } from "../../testing/watched-graph.ts";
import { readHttp } from "../probe/read-http.ts";
import { AnswerCounts } from "./answer-counts.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** So far back the balancer of this history was started; its last hour was bad. */
const AGE = 3.5 * DAY;
const LOOK = 10 * SECOND;
const NOW = Math.floor(Date.now() / HOUR) * HOUR;

const GRAPH = watchedGraph();

let machine: PlannedMachine;
let prometheus: RunningEngine;
let port: number;

beforeAll(async () => {
  machine = await planMachine(GRAPH);
  port = machine.port("prometheus");
  const planned = machine.process("prometheus");
  const history = `${machine.placement.state}/history.txt`;
  await writeFile(history, openMetrics(), { mode: 0o644 });
  const promtool = BINARIES.prometheus.replace(/prometheus$/, "promtool");
  const command = [promtool, "tsdb", "create-blocks-from", "openmetrics", history, planned.command.cwd];
  await runOnce({ ...planned.command, argv: command });
  prometheus = await startEngine(planned, () => readHttp({ port, path: "/-/ready" }, SECOND));
});

afterAll(async () => {
  await prometheus?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("what the balancer answered in the last days", () => {
  it("is counted to one in a hundred, old hours and young minutes alike, and each once", async () => {
    const counts = await new AnswerCounts().until(NOW, watched());
    const total = sum(counts, ({ total }) => total);
    expect(total / ((AGE / SECOND) * 10)).toBeCloseTo(1, 2);
    const lastHour = counts.filter(({ at }) => at >= NOW - HOUR);
    expect(sum(lastHour, ({ total, good }) => total - good) / (3_600 * 2)).toBeCloseTo(1, 2);
    expect(new Set(counts.map(({ at }) => at)).size).toBe(counts.length);
  });

  it("burns as the share of failures says", async () => {
    const burn = burnRate(0.99, await new AnswerCounts().until(NOW, watched()), { now: NOW });
    expect(burn.alerts[0]?.long.rate).toBeCloseTo(20, 0);
    expect(burn).toMatchObject({ firing: "page" });
    expect(burn.budget.covered / AGE).toBeCloseTo(1, 1);
  });

  it("comes to the same minute by minute, also when the clock was set back in between", async () => {
    const counts = new AnswerCounts();
    const at = NOW - 10 * 60 * SECOND;
    await counts.until(at, watched());
    await counts.until(at - 5 * 60 * SECOND, watched());
    const stepwise = await counts.until(NOW, watched());
    const once = await new AnswerCounts().until(NOW, watched());
    expect(stepwise.filter(({ at }) => at >= NOW - DAY)).toEqual(once.filter(({ at }) => at >= NOW - DAY));
  });
});

function watched() {
  return { graph: GRAPH, port, since: 0 };
}

function sum(counts: readonly MinuteCount[], of: (count: MinuteCount) => number): number {
  return counts.reduce((all, count) => all + of(count), 0);
}

/** Ten answers a second; two of them fail in the last hour. */
function openMetrics(): string {
  const name = "haproxy_frontend_http_responses";
  const codes = { "2xx": (bad: boolean) => (bad ? 8 : 10), "5xx": (bad: boolean) => (bad ? 2 : 0) };
  const lines = Object.entries(codes).flatMap(([code, pace]) => {
    let count = 0;
    return Array.from({ length: AGE / LOOK + 1 }, (_, index) => {
      const at = NOW - AGE + index * LOOK;
      if (index > 0) count += pace(at > NOW - HOUR) * (LOOK / SECOND);
      return `${name}_total{proxy="entrance",code="${code}"} ${count} ${at / SECOND}`;
    });
  });
  return `# TYPE ${name} counter\n${lines.join("\n")}\n# EOF\n`;
}
