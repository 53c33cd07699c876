import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "./plan/plan-options.ts";
import { planRun } from "./plan/plan-run.ts";
import { portsNeeded } from "./plan/ports-needed.ts";
import { lookEvery } from "./plan/watched.ts";
import { prometheus } from "./prometheus.ts";
import { SMALL_GRAPH } from "./testing/small-graph.ts";
import { placementFor } from "./testing/small-placement.ts";
import { alarmWith, watchedGraph } from "./testing/watched-graph.ts";

const { plan, diagnostics, differences } = planRun(watchedGraph(), placementFor(watchedGraph()));
const file = (path: string) => plan.files.find((candidate) => candidate.path.endsWith(path))?.content ?? "";

describe("a platform with an alarm", () => {
  it("has Prometheus, which the plan's own golden shows it without", async () => {
    expect(diagnostics).toEqual([]);
    expect(differences.map(({ resource }) => resource)).not.toContain("alarm.errors");
    expect(plan.processes.at(-1)).toMatchObject({ name: "prometheus", kind: "prometheus", role: "engine" });
    await expect(file("prometheus.yml")).toMatchFileSnapshot("golden/prometheus-prometheus.yml");
    await expect(file("tasks.json")).toMatchFileSnapshot("golden/prometheus-tasks.json");
  });

  it("lets its engines tell their figures on loopback ports of their own", () => {
    const { ports } = placementFor(watchedGraph());
    expect(file("haproxy.cfg")).toContain(`frontend metrics\n  bind 127.0.0.1:${ports["balancer-metrics"]}\n`);
    expect(file("nginx.conf")).toContain(`listen 127.0.0.1:${ports["edge-metrics"]};`);
  });

  it("does not start Prometheus anew for a task that comes or goes", () => {
    const placement = placementFor(watchedGraph());
    const context = { graph: watchedGraph(), placement, diagnostics: [], ...DEFAULT_OPTIONS };
    const [all, fewer] = [plan.processes, plan.processes.filter(({ name }) => name !== "films-2")].map((some) =>
      prometheus(some, context),
    );
    expect(fewer?.files[0]?.content).not.toBe(all?.files[0]?.content);
    expect(fewer?.processes[0]?.fingerprint).toBe(all?.processes[0]?.fingerprint);
  });
});

describe("a platform that nobody looks at", () => {
  it("pays nothing for figures", () => {
    expect(portsNeeded(SMALL_GRAPH).filter((name) => /metrics|prometheus/.test(name))).toEqual([]);
    expect(planRun(SMALL_GRAPH, placementFor(SMALL_GRAPH)).plan.processes.map(({ kind }) => kind)).not.toContain(
      "prometheus",
    );
  });
});

it.each([
  [[], 10_000],
  [[300_000], 10_000],
  [[60_000, 30_000], 5_000],
  [[10_000], 1_000],
  [[1_000], 1_000],
])("alarms over %j are looked at every %d ms", (periods, every) => {
  const alarms = periods.map((period, index) => alarmWith({ id: `alarm.a${index}`, period }));
  expect(lookEvery(watchedGraph(alarms))).toBe(every);
});
