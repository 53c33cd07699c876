import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Budget } from "@terrace/core/graph";
import type { RunSnapshot, SpendRates } from "@terrace/core/report";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunPlan } from "../../plan/run-plan.ts";
import { watchedGraph } from "../../testing/watched-graph.ts";
import { KeptAlarms } from "../alarms/kept-alarms.ts";
import type { Happened } from "../alarms/tell.ts";
import { Store } from "../state/store.ts";
import { BudgetWatch } from "./budget-watch.ts";

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 10, 1, 12);
const LAST = { balancer: null, logs: {} };

const RATES: SpendRates = {
  ...{ platform: "small", environment: "local", region: "us-east-1", currency: "USD", asOf: "2026-11-01" },
  rates: [
    {
      ...{
        resource: "balancer.main",
        what: "requests",
        sku: "request",
        unit: "request",
        take: "sum",
        free: 0,
        kept: 1,
      },
      ...{ follows: [{ measure: "requests", units: 1 }], tiers: [{ from: 0, price: 1 }] },
    },
  ],
  unpriced: [],
};

const SPENDING: Budget = {
  ...{ kind: "budget", id: "budget.spending", monthly: { amount: 100, currency: "USD" }, covers: "infrastructure" },
  ...{ alerts: [0.8, 1], anomaly: 0.25, channels: ["channel.owner"] },
};

const GRAPH = watchedGraph([SPENDING]);

let folder: string;
let store: Store;
let told: Happened[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-budget-"));
  store = new Store(join(folder, "state.db"));
  told = [];
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

/** A watch as a control plane has it that was just started, and days on which so many requests came. */
function watching(known: Parameters<BudgetWatch["take"]>[0] = { rates: RATES, digest: "now" }) {
  let requests = 0;
  const kept = new KeptAlarms(store);
  const watch = new BudgetWatch({
    ...{ state: folder, logs: folder, store, kept },
    tell: (_to, happened, standing) => {
      kept.stand(happened.subject, standing);
      told.push(happened);
    },
    counter: { look: async () => ({ used: { requests, hours: 24 }, last: LAST }), stop: async () => undefined },
  });
  watch.take(known);
  const counted = { graph: GRAPH, plan: {} as RunPlan, snapshot: {} as RunSnapshot };
  return {
    watch,
    state: () => kept.standing("budget.spending")?.state,
    day: async (index: number, count: number) => {
      requests = count;
      await watch.look(counted, FIRST + index * DAY);
    },
  };
}

const said = () => told.map(({ severity, from, state, reason }) => [severity, from, state, reason.split(" (est")[0]]);

describe("a budget over months", () => {
  it("tells of each share once, when it will be passed and when it is, and is well again in the next month", async () => {
    const { day, state } = watching();
    for (let index = 0; index < 30; index++) await day(index, 3.6);
    expect(said()).toEqual([
      [
        "warning",
        "ok",
        "alarm",
        expect.stringMatching(/^110 USD by the end of 2026-11 .+ would pass 80 % of 100 USD$/),
      ],
      ["warning", "alarm", "alarm", expect.stringMatching(/^110 USD by .+ would pass 100 % of 100 USD$/)],
      ["warning", "alarm", "alarm", "82.80 USD are spent, 80 % of 100 USD is reached"],
      ["critical", "alarm", "alarm", "101 USD are spent, 100 % of 100 USD is reached"],
    ]);
    expect(state()).toBe("alarm");
    told.length = 0;
    await day(30, 1);
    // The month before says that this one will be no cheaper.
    expect(said()).toEqual([
      ["warning", "alarm", "ok", "2026-12 has begun"],
      [
        "warning",
        "ok",
        "alarm",
        expect.stringMatching(/^111 USD by the end of 2026-12 .+ would pass 80 % of 100 USD$/),
      ],
      ["warning", "alarm", "alarm", expect.stringMatching(/ would pass 100 % of 100 USD$/)],
    ]);
  });

  it("tells nobody again after a kill, nor when the clock was in another month for a while", async () => {
    const first = watching();
    for (let index = 0; index < 24; index++) await first.day(index, 3.6);
    const before = told.length;
    const next = watching();
    await next.day(24, 3.6);
    expect(told).toHaveLength(before);
    await next.day(60, 3.6);
    await next.day(25, 3.6);
    expect(said().slice(before)).toEqual([["warning", "alarm", "ok", "2026-12 has begun"]]);
    expect(next.state()).toBe("alarm");
  });

  it("tells of a day that costs out of the ordinary, for a day", async () => {
    const { day, state } = watching();
    for (let index = 0; index < 10; index++) await day(index, 1);
    await day(10, 1.5);
    await day(11, 1);
    expect(said()).toEqual([
      ["warning", "ok", "alarm", "2026-11-11 cost 1.50 USD where 1.00 USD are usual, 50 % more"],
    ]);
    await day(12, 1);
    expect(state()).toBe("ok");
  });

  it("knows nothing without prices, and counts again with new ones", async () => {
    const { watch, day, state } = watching({ rates: null, lacks: "no prices were handed over" });
    await day(0, 500);
    expect(state()).toBe("insufficient-data");
    expect(watch.standings(GRAPH)).toMatchObject([{ reason: "no prices were handed over", report: null }]);
    watch.take({ rates: RATES, digest: "now" });
    await day(0, 90);
    expect(said()).toEqual([
      ["warning", "insufficient-data", "alarm", "90.00 USD are spent, 80 % of 100 USD is reached"],
    ]);
  });
});
