import { describe, expect, it } from "vitest";
import { type Alarm, type Graph, resourcesOf } from "../graph/index.ts";
import { parameter } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const base = { severity: "critical", channels: ["email"] };

const ringing = (words: object, more: object = {}) => shopWith({ ...more, alarms: { bell: { ...base, ...words } } });

function alarmsOf(words: object, more: object = {}): readonly Alarm[] {
  const { graph, diagnostics } = ringing(words, more);
  expect(diagnostics).toEqual([]);
  return resourcesOf(graph as Graph, "alarm");
}

const findings = (words: object) => ringing(words).diagnostics.map(({ code, at, hint }) => [code, at.path, hint]);

describe("an alarm", () => {
  it("reads a metric of the catalogue as the catalogue says", () => {
    expect(alarmsOf({ of: "balancer", metric: "latency-p95", above: "1s" })).toMatchObject([
      { of: "balancer.balancer", metric: "latency-p95", statistic: "p95", threshold: 1_000, unit: "milliseconds" },
    ]);
    expect(alarmsOf({ metric: "cpu", statistic: "maximum", below: "10%" })).toMatchObject([
      { of: null, statistic: "maximum", comparison: "<", threshold: 0.1, unit: "ratio" },
    ]);
  });

  it("counts connections, or takes a share of those that there can be (CON-ALL-08)", () => {
    const unit = (above: unknown) => alarmsOf({ of: "database", metric: "connections", above })[0]?.unit;
    expect([unit(180), unit("80%")]).toEqual(["count", "ratio"]);
  });

  it("watches a metric of the platform's own (STM-ALARM-04)", () => {
    const metrics = { violations: { unit: "count", dimensions: ["type"] } };
    expect(alarmsOf({ metric: "violations", above: 0, statistic: "sum" }, { metrics })).toMatchObject([
      { of: "metric.violations", metric: "violations", statistic: "sum", threshold: 0 },
    ]);
  });

  it("stands once for each of several, and asks of none more tasks than it may run (ATL-ALARM-09, CON-ATL-04)", () => {
    const words = { of: ["goods", "front"], metric: "healthy-tasks", below: 2 };
    const services = { "*": { tasks: 2 }, front: { tasks: 1 } };
    const { graph } = shopWith({ alarms: { lonely: { ...base, ...words } } }, { services });
    const thresholds = resourcesOf(graph as Graph, "alarm").map(({ id, of, threshold }) => [id, of, threshold]);
    expect(thresholds).toEqual([
      ["alarm.lonely-front", "site.front", 1],
      ["alarm.lonely-goods", "service.goods", 2],
    ]);
  });

  it("says what silence counts as, and takes it for well where nobody does", () => {
    const missing = (words: object) => alarmsOf({ metric: "cpu", above: "80%", ...words })[0]?.missing;
    expect([missing({}), missing({ missing: "insufficient" })]).toEqual(["not-breaching", "insufficient"]);
  });

  it("takes silence for the worst where nothing healthy is left to be counted (ATL-ALARM-09)", () => {
    const [healthy] = alarmsOf({ of: "goods", metric: "healthy-tasks", below: 2 });
    expect(healthy?.missing).toBe("breaching");
  });

  it("does something by itself beside telling (ATL-ALARM-06, STM-ALARM-01)", () => {
    expect(alarmsOf({ of: "goods", metric: "cpu", above: "80%", actions: ["add-task"] })[0]?.actions).toEqual([
      "add-task",
    ]);
  });

  it("does it to what it watches", () => {
    expect(findings({ of: "database", metric: "cpu", above: "80%", actions: ["add-task"] })).toEqual([
      ["TER-RES-017", "alarms.bell.actions", "let the alarm watch one of these: service, site, worker"],
    ]);
  });

  it("tells channels by their names, which stand once however often they are named", () => {
    const channels = { duty: { medium: "pagerduty", to: parameter("duty-key") }, unused: { medium: "sms" } };
    const { graph } = ringing({ metric: "cpu", above: "80%", channels: ["duty", "slack", "duty"] }, { channels });
    expect(resourcesOf(graph as Graph, "alarm")[0]?.channels).toEqual(["channel.duty", "channel.slack"]);
    expect(resourcesOf(graph as Graph, "channel")).toEqual([
      { kind: "channel", id: "channel.duty", medium: "pagerduty", to: { kind: "parameter", name: "duty-key" } },
      { kind: "channel", id: "channel.slack", medium: "slack", to: null },
    ]);
    expect((graph as Graph).parameters).toHaveProperty("duty-key");
  });

  it("needs names that lead somewhere", () => {
    expect(findings({ of: "database", metric: "cpus", above: "80%" })).toEqual([
      ["TER-RES-003", "alarms.bell.metric", 'did you mean "cpu"?'],
    ]);
    expect(findings({ of: "jobs", metric: "disk", above: "80%" })).toEqual([
      ["TER-RES-003", "alarms.bell.metric", "it is measured of: host, postgres, search"],
    ]);
    expect(findings({ of: "databas", metric: "cpu", above: "80%" })).toEqual([
      ["TER-RES-003", "alarms.bell.of", 'did you mean "database"?'],
    ]);
    expect(findings({ metric: "cpu", above: "80%", channels: ["pager"] })).toMatchObject([
      ["TER-RES-003", "alarms.bell.channels", expect.anything()],
    ]);
  });

  it("has a threshold that counts what the metric does", () => {
    expect(findings({ of: "database", metric: "cpu", above: 80 })).toEqual([
      ["TER-RES-014", "alarms.bell.above", 'write a share: "80%"'],
    ]);
    expect(findings({ of: "goods", metric: "latency-p95", above: "5%" })).toEqual([
      ["TER-RES-014", "alarms.bell.above", 'write a time: "2s"'],
    ]);
  });
});
