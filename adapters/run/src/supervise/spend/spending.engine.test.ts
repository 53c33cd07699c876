import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import type { Budget, Channel, Graph } from "@terrace/core/graph";
import type { AlarmsReport, SeriesReport, SpendingReport, SpendRates } from "@terrace/core/report";
import { expect, it } from "vitest";
import { freePorts } from "../../testing/free-ports.ts";
import { stubServer } from "../../testing/stub-server.ts";
import { alarmWith, watchedGraph } from "../../testing/watched-graph.ts";
import type { Notification } from "../alarms/notification.ts";
import { callControl } from "../control/client.ts";
import { controlFolder } from "../state/control-folder.ts";
import { writeRates } from "../state/rates.ts";
import { must, type Rig, startRig } from "../testing/rig.ts";
import { watchedPlan } from "../testing/watched-rig.ts";

/** A request costs a dollar, so that a handful is a month. */
const RATES: SpendRates = {
  ...{ platform: "rig", environment: "local", region: "us-east-1", currency: "USD", asOf: "2026-11-21" },
  rates: [
    {
      ...{ resource: "balancer.main", what: "requests", sku: "alb.request", unit: "request", take: "sum" },
      ...{ follows: [{ measure: "requests", units: 1 }], free: 0, tiers: [{ from: 0, price: 1 }], kept: 1 },
    },
  ],
  unpriced: [{ resource: "network.main", what: "bytes between zones", missing: "how many cross" }],
};

const LOOK = { timeout: 30_000 };

it("requests move the spend, each share of a budget is told once with its figures, and nothing is lost by a kill", {
  timeout: 180_000,
}, async () => {
  await using rig = await startRig();
  await using hook = await startHook();
  const plan = watchedPlan(rig, priced());
  const up = () => rig.up(plan.processes, { ...plan, parameters: { hook: hook.url } });
  await writeRates(rig.state, RATES);
  const { engines } = await up();
  const ask = sender(must(engines.find(({ kind }) => kind === "haproxy")?.port));
  await expect.poll(() => standing(rig), LOOK).toMatchObject({ state: "ok", report: { spent: 0 } });
  await ask(5);
  await expect.poll(() => hook.taken, LOOK).toHaveLength(1);
  expect(hook.taken[0]).toMatchObject({ subject: "budget.spending", severity: "warning", from: "ok", state: "alarm" });
  expect(hook.taken[0]?.reason).toMatch(
    /^at least 5\.00 USD are spent, 50 % of 10\.00 USD is reached \(estimated as if it ran on AWS in us-east-1/,
  );
  await rig.crash();
  await ask(6);
  await up();
  await expect.poll(() => hook.taken, LOOK).toHaveLength(2);
  expect(hook.taken[1]).toMatchObject({ severity: "critical", from: "alarm", state: "alarm" });
  expect(hook.taken[1]?.reason).toMatch(/^at least 11\.00 USD are spent, 100 % of 10\.00 USD is reached/);
  expect(await standing(rig)).toMatchObject({
    ...{ state: "alarm", reason: expect.stringMatching(/^11\.00 USD of 10\.00 USD in \d{4}-\d\d: 100 % is reached$/) },
    report: { spent: 11, unpriced: ["bytes between zones"] },
  });
  const spending = must(await callControl<SpendingReport>(rig.state, "GET /spending"));
  expect(spending).toMatchObject({ lacks: null, spent: 11, lines: [{ resource: "balancer.main", quantity: 11 }] });
  const charted = `GET /series/cost?since=${Date.now() - 60_000}&step=5000` as const;
  const cost = async () => must(await callControl<SeriesReport>(rig.state, charted)).samples.at(-1)?.value;
  await expect.poll(cost, LOOK).toBe(11);
  expect(spending.used).toMatchObject({ requests: 11, hours: expect.any(Number), logs: expect.any(Number) });
  expect(spending.used.egress).toBeGreaterThan(11 * 40);
  expect((await alarms(rig)).budgets.map(({ budget, state, reason }) => [budget, state, reason])).toContainEqual([
    ...["budget.models", "insufficient-data", "what third parties bill is not measured"],
  ]);
  // What was used keeps its price when another one is handed over.
  const dearer = RATES.rates.map((rate) => ({ ...rate, tiers: [{ from: 0, price: 2 }] }));
  await writeRates(rig.state, { ...RATES, asOf: "2026-11-22", rates: dearer });
  await callControl(rig.state, "POST /apply");
  await expect.poll(async () => (await standing(rig))?.estimate, LOOK).toMatch(/prices of 2026-11-22$/);
  await ask(3);
  await expect.poll(async () => (await standing(rig))?.report?.spent, LOOK).toBe(17);
  await writeFile(join(controlFolder(rig.state), "rates.json"), '{"platform":"rig","environment":');
  await callControl(rig.state, "POST /apply");
  await expect.poll(() => standing(rig), LOOK).toMatchObject({ state: "insufficient-data", report: null });
  expect((await standing(rig))?.reason).toMatch(/^the prices that were handed over cannot be read: /);
  expect(hook.taken).toHaveLength(2);
});

async function alarms(rig: Rig): Promise<AlarmsReport> {
  return must(await callControl<AlarmsReport>(rig.state, "GET /alarms"));
}

async function standing(rig: Rig) {
  return (await alarms(rig).catch(() => null))?.budgets.find(({ budget }) => budget === "budget.spending");
}

function priced(): Graph {
  const spending: Budget = {
    ...{ kind: "budget", id: "budget.spending", monthly: { amount: 10, currency: "USD" }, covers: "infrastructure" },
    ...{ alerts: [0.5, 1], anomaly: null, channels: ["channel.hook"] },
  };
  const models: Budget = { ...spending, id: "budget.models", covers: "third-parties" };
  const channel: Channel = {
    ...{ kind: "channel", id: "channel.hook", medium: "webhook" },
    to: { kind: "parameter", name: "hook" },
  };
  // Somebody has to ask for figures over time, or they are not collected.
  const dear = alarmWith({ id: "alarm.dear", metric: "cost", of: null, unit: "count", threshold: 1_000 });
  return watchedGraph([spending, models, channel, dear], { platform: "rig", environment: "local", target: "aws" });
}

/** Sends requests through the balancer, one after the other. */
function sender(port: number) {
  return async (count: number): Promise<void> => {
    for (let sent = 0; sent < count; sent++) await (await fetch(`http://127.0.0.1:${port}/health`)).text();
  };
}

async function startHook() {
  const taken: Notification[] = [];
  const { hook = 0 } = await freePorts(["hook"]);
  const server = await stubServer(hook, async (request, response) => {
    taken.push((await json(request)) as Notification);
    response.writeHead(204).end();
  });
  return { taken, url: `http://127.0.0.1:${hook}/`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
