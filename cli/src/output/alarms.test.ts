import type { AlarmStanding, AlarmsReport } from "@terrace/core/report";
import { expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { alarmsText, alarmTestText } from "./alarms.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");

const ERRORS: AlarmStanding = {
  alarm: "alarm.error-rate",
  state: "alarm",
  since: NOW - 192_000,
  at: NOW,
  reason: "error-ratio > 5 % in 1 of 1 period of 60s, 1 is asked for (12.345 %)",
  datapoints: [{ at: NOW - 60_000, value: 0.12345 }],
  severity: "critical",
  of: null,
  metric: "error-ratio",
  comparison: ">",
  threshold: 0.05,
  unit: "ratio",
  period: 60_000,
  channels: ["channel.slack"],
  actions: [],
  isMeasured: true,
  value: 0.12345,
};

const REPORT: AlarmsReport = {
  platform: "shop",
  environment: "production",
  at: NOW,
  alarms: [
    {
      ...ERRORS,
      alarm: "alarm.cpu",
      state: "ok",
      metric: "cpu",
      threshold: 0.8,
      value: 0.2,
      reason: "cpu > 80 % in 0 of 1 period of 60s, 1 is asked for (20 %)",
    },
    {
      ...{ ...ERRORS, alarm: "alarm.lag", state: "insufficient-data", metric: "replica-lag", unit: "milliseconds" },
      ...{ threshold: 1_000, value: null, isMeasured: false, reason: "read replicas are not run here yet" },
    },
    ERRORS,
  ],
  objectives: [
    {
      objective: "objective.availability",
      state: "ok",
      since: NOW - 60_000,
      reason: "0 % of 1000 answers failed",
      burn: null,
    },
  ],
  latencies: [{ route: "GET /api/videos", promised: 200, measured: 23.456, over: 3_600_000 }],
  budgets: [
    {
      ...{ budget: "budget.spending", state: "alarm", since: NOW - 7_200_000 },
      reason: "331.20 of 400 USD in 2026-11: 80 % is reached",
      estimate: "estimated as if it ran on AWS in us-east-1, by what is measured here and prices of 2026-11-21",
      report: {
        ...{ budget: "budget.spending", at: NOW, month: "2026-11", monthly: { amount: 400, currency: "USD" } },
        ...{ spent: 331.2, share: 0.828, unmeasured: 0, unpriced: [], anomaly: null },
        forecast: { low: 470, mid: 473, high: 476, days: 7 },
        alerts: [{ share: 0.8, amount: 320, state: "reached" }],
      },
    },
    {
      ...{ budget: "budget.models", state: "insufficient-data", since: NOW - 60_000, estimate: null, report: null },
      reason: "what third parties bill is not measured",
    },
  ],
  channels: [
    { channel: "channel.slack", medium: "slack", lacks: null, waiting: 2, trouble: "no answer in 5000 ms" },
    {
      channel: "channel.pager",
      medium: "pagerduty",
      lacks: "the parameter pagerduty-key says where, and is not given",
      waiting: 0,
      trouble: null,
    },
    { channel: "channel.mail", medium: "email", lacks: null, waiting: 0, trouble: null },
  ],
};

it("shows what rings first, what is not measured as unknown, and where no message goes", () => {
  expect(alarmsText(REPORT, recordedTerminal({ columns: 150 }).terminal)).toMatchInlineSnapshot(`
    "
      shop  production  2 of 6 ring

      Alarm       State         For  Severity   Value  Rings   Why
      error-rate  ✗ alarm    3m 12s  critical  12.3 %  > 5 %   error-ratio > 5 % in 1 of 1 period of 60s, 1 is asked for (12.345 %)
      lag         ? unknown  3m 12s  critical       –  > 1s    not measured here: read replicas are not run here yet
      cpu         ● ok       3m 12s  critical    20 %  > 80 %  cpu > 80 % in 0 of 1 period of 60s, 1 is asked for (20 %)

      Promise       State  For  Budget left  Why
      availability  ● ok    1m            –  0 % of 1000 answers failed

      Promise             p95  Promised  Over
      GET /api/videos  23.5ms     200ms    1h

      Budget    State      For  Month so far  Forecast  Budget of  Why
      spending  ✗ alarm     2h       331 USD   473 USD    400 USD  331.20 of 400 USD in 2026-11: 80 % is reached
      models    ? unknown   1m             –         –          –  what third parties bill is not measured

      Amounts are estimated as if it ran on AWS in us-east-1, by what is measured here and prices of 2026-11-21; \`terrace price --measured\` has the lines.

      Channel  By         Waiting  Delivery
      slack    slack            2  no answer in 5000 ms
      pager    pagerduty        0  only the log: the parameter pagerduty-key says where, and is not given
      mail     email            0  ready

    "
  `);
});

it("says so where there is nothing to show", () => {
  const text = alarmsText({ ...REPORT, alarms: [], objectives: [], budgets: [] }, recordedTerminal().terminal);
  expect(text).toContain("It has neither alarms nor promises");
});

it("says of a test message who took it and who did not", () => {
  const tested = {
    alarm: "alarm.cpu",
    channels: [
      { channel: "channel.mail", error: null, took: 120 },
      { channel: "channel.slack", error: "answered 404", took: 30 },
    ],
  };
  expect(alarmTestText(tested, recordedTerminal().terminal)).toBe(
    "\n  ✓ channel.mail took it 0.1 s\n  ✗ channel.slack: answered 404\n\n",
  );
  expect(alarmTestText({ ...tested, channels: [] }, recordedTerminal().terminal)).toContain("tells nobody");
});
