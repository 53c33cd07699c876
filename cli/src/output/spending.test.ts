import type { SpendingReport, SpendReport } from "@terrace/core/report";
import { expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { spendingText } from "./spending.ts";

const BUDGET: SpendReport = {
  ...{ budget: "budget.spending", at: 0, month: "2026-11", monthly: { amount: 400, currency: "USD" } as const },
  ...{ spent: 331.2, share: 0.828, unmeasured: 2, unpriced: [], anomaly: null },
  forecast: { low: 470, mid: 473.2, high: 476.5, days: 7 },
  alerts: [
    { share: 0.8, amount: 320, state: "reached" },
    { share: 1, amount: 400, state: "forecast" },
  ],
};

const REPORT: SpendingReport = {
  ...{ platform: "shop", environment: "production", at: Date.UTC(2026, 10, 21), lacks: null, currency: "USD" },
  estimate: "estimated as if it ran on AWS in us-east-1, by what is measured here and prices of 2026-11-21",
  ...{
    month: "2026-11",
    spent: 331.2,
    used: { hours: 480.25, requests: 1_204_000, egress: 5e9, "edge-egress": 12e9, logs: 3_000_000 },
  },
  lines: [
    { resource: "postgres.database", what: "db.t4g.medium", sku: "rds", unit: "hour", quantity: 480.25, amount: 330 },
    { resource: "edge.edge", what: "bytes", sku: "out", unit: "GB", quantity: 4.66, amount: 1.2 },
    { resource: "log.api", what: "log lines in", sku: "logs", unit: "GB", quantity: 0.002, amount: 0.001 },
  ],
  days: [{ day: "2026-11-20", amount: 16 }],
  unpriced: [{ resource: "network.main", what: "bytes between zones", missing: "how many cross" }],
  budgets: [BUDGET],
};

it("shows a month by what was measured, says that it is no bill, and what is in no amount", () => {
  expect(spendingText(REPORT, recordedTerminal({ columns: 120 }).terminal)).toMatchInlineSnapshot(`
    "
      shop  production  331 USD in 2026-11 so far

      Estimated as if it ran on AWS in us-east-1, by what is measured here and prices of 2026-11-21. Nobody bills this machine.

      Used: 20d, 1,204,000 requests, 4.7 GB answered, 11.2 GB sent from the disk, 2.9 MB of log lines

      Budget         Of  Used  By the end of the month  Told
      spending  400 USD  83 %  473 USD (470 to 476.5)   80 % reached, 100 % forecast

      Resource           What           Quantity    Amount
      postgres.database  db.t4g.medium  480 hour   330 USD
      edge.edge          bytes           4.66 GB  1.20 USD

      And 1 of less than a cent: 0.001 USD

      In no amount: 1, which is not zero
        network.main: bytes between zones (how many cross)

    "
  `);
});

it("says why nothing is priced", () => {
  const lacks = "this environment is one's own machine: nobody bills it";
  const text = spendingText({ ...REPORT, lacks }, recordedTerminal().terminal);
  expect(text).toBe(`\n  shop  production\n\n  Nothing is priced: ${lacks}.\n\n`);
});
