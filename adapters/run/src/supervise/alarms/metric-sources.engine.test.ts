import { METRIC_NAMES, type MetricDefinition, type MetricName } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "../../testing/running-engine.ts";
import { alarmWith, watchedGraph } from "../../testing/watched-graph.ts";
import { readHttp } from "../probe/read-http.ts";
import { whySilent } from "./collecting.ts";
import { metricSource } from "./metric-sources.ts";
import { ownMetric } from "./own-metric.ts";
import { askRange, askType } from "./prometheus-client.ts";
import type { Reading } from "./query.ts";

const GRAPH = watchedGraph([
  alarmWith(),
  {
    ...{ kind: "metric", id: "metric.sign-ins", namespace: "sample", name: "sign-ins", source: "sign-ins" },
    ...{ unit: "count", dimensions: [], series: 1, quotient: null },
  },
]);

const SUBJECTS: Readonly<Record<string, string | null>> = {
  platform: null,
  service: "service.films",
  site: "site.web",
  worker: "worker.encoder",
  postgres: "postgres.database",
  redis: "redis.cache",
  balancer: "balancer.main",
  edge: "edge.front",
  bucket: "bucket.media",
  queue: "queue.jobs",
};

const STATISTICS = ["average", "p95", "sum", "minimum", "maximum"] as const;

let machine: PlannedMachine;
let prometheus: RunningEngine;
let port: number;

beforeAll(async () => {
  machine = await planMachine(GRAPH);
  port = machine.port("prometheus");
  prometheus = await startEngine(machine.process("prometheus"), () => readHttp({ port, path: "/-/ready" }, 1_000));
});

afterAll(async () => {
  await prometheus?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("the table of metrics", () => {
  it.each(Object.keys(METRIC_NAMES) as MetricName[])(
    "asks for %s in words that Prometheus understands",
    async (name) => {
      const definition: MetricDefinition = METRIC_NAMES[name];
      const kinds = definition.of.filter((kind) => kind in SUBJECTS);
      for (const kind of kinds)
        for (const statistic of STATISTICS)
          for (const unit of definition.share === true ? (["ratio", "count"] as const) : [definition.unit]) {
            const reading: Reading = { period: 60_000, statistic, look: 10_000 };
            const source = metricSource(name, { graph: GRAPH, of: SUBJECTS[kind] ?? null, unit, reading });
            const moments = { first: Date.now() - 60_000, last: Date.now(), step: 60_000 };
            if (source.kind === "query")
              expect(await askRange(port, source.query, moments), source.query).toBeInstanceOf(Array);
            else expect(source.reason).toMatch(/\w{3,}/);
          }
    },
  );

  it("would notice words that Prometheus does not understand", async () => {
    await expect(askRange(port, "sum(", { first: 0, last: 1, step: 1_000 })).rejects.toThrow("answered 400");
  });

  it("says of a metric of the platform's own that nobody tells it", async () => {
    const metric = GRAPH.resources.find(({ id }) => id === "metric.sign-ins");
    if (metric?.kind !== "metric") throw new Error("it is in the graph");
    const reading: Reading = { period: 60_000, statistic: "sum", look: 10_000 };
    expect(await ownMetric(metric, { graph: GRAPH, reading }, (name) => askType(port, name))).toEqual({
      ...{ kind: "absent", reason: "no task here tells sign-ins" },
    });
    const told = await ownMetric(metric, { graph: GRAPH, reading }, async (name) =>
      name === "sign_ins_total" ? "counter" : null,
    );
    if (told.kind !== "query") throw new Error("it is told");
    expect(told.query).toContain("sign_ins_total - (sign_ins_total offset");
    await askRange(port, told.query, { first: 0, last: 1_000, step: 1_000 });
  });
});

describe("figures that come in", () => {
  it("are told from none for a while, also where questions are answered", { timeout: 40_000 }, async () => {
    const look = 10_000;
    // Nobody is there to be asked, and that is taken down at every look too.
    await expect.poll(() => whySilent(port, { now: Date.now(), look })).toBeNull();
    expect(await whySilent(port, { now: Date.now() + 60_000, look })).toMatch(
      /^Prometheus has collected nothing for \d+s$/,
    );
    expect(await whySilent(port, { now: 1_000, look })).toBe("Prometheus has collected nothing in the last minutes");
    expect(await whySilent(1, { now: Date.now(), look })).toMatch(/^Prometheus does not answer: .*ECONNREFUSED/);
  });
});
