import { metricText } from "@terrace/core/control";
import type {
  AlarmStanding,
  AlarmState,
  AlarmsReport,
  AlarmTest,
  ChannelStanding,
  LatencyStanding,
  ObjectiveStanding,
  SpendStanding,
} from "@terrace/core/report";
import { formatMoney, percentText } from "@terrace/core/units";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { elapsed, took } from "./time.ts";

/** Alarms, promises and channels as tables; what rings stands first. */
export function alarmsText(report: AlarmsReport, { out, columns }: Terminal): string {
  const { paint } = out;
  const { platform, environment, alarms, objectives, latencies, budgets, channels, at } = report;
  const title = `\n  ${paint.bold(platform)}  ${paint.dim(environment)}  ${overall(report, paint)}\n\n`;
  if (alarms.length === 0 && objectives.length === 0 && budgets.length === 0)
    return `${title}  It has neither alarms nor promises nor budgets: alarms, objectives and a budget in platform.ts make some.\n\n`;
  const rendering = { paint, columns };
  const byState = alarms.toSorted((a, b) => RANK[a.state] - RANK[b.state]);
  return [
    title,
    alarms.length === 0 ? "" : `${table(alarmColumns(paint, at), byState, rendering)}\n`,
    objectives.length === 0 ? "" : `${table(objectiveColumns(paint, at), objectives, rendering)}\n`,
    latencies.length === 0 ? "" : `${table(latencyColumns(paint), latencies, rendering)}\n`,
    budgets.length === 0 ? "" : `${table(budgetColumns(paint, at), budgets, rendering)}\n`,
    estimates(budgets, paint),
    channels.length === 0 ? "" : `${table(channelColumns(paint), channels, rendering)}\n`,
  ].join("");
}

/** What became of a test message, channel by channel. */
export function alarmTestText({ alarm, channels }: AlarmTest, { out: { paint } }: Terminal): string {
  if (channels.length === 0) return `\n  ${paint.yellow("!")} ${alarm} tells nobody: it has no channels\n\n`;
  const lines = channels.map(({ channel, error, took: duration }) =>
    error === null
      ? `  ${paint.green("✓")} ${channel} took it ${paint.dim(took(duration))}\n`
      : `  ${paint.red("✗")} ${channel}: ${error}\n`,
  );
  return `\n${lines.join("")}\n`;
}

const RANK: Readonly<Record<AlarmState, number>> = { alarm: 0, "insufficient-data": 1, ok: 2 };

const MARKS: Readonly<Record<AlarmState, string>> = { alarm: "✗ alarm", "insufficient-data": "? unknown", ok: "● ok" };

function overall({ alarms, objectives, budgets }: AlarmsReport, paint: Paint): string {
  const states = [...alarms, ...objectives, ...budgets].map(({ state }) => state);
  const count = (wanted: AlarmState) => states.filter((state) => state === wanted).length;
  if (count("alarm") > 0) return paint.red(`${count("alarm")} of ${states.length} ring`);
  const unknown = count("insufficient-data");
  return unknown > 0 ? paint.yellow(`nothing rings, ${unknown} unknown`) : paint.green("nothing rings");
}

function stateColumns(paint: Paint, now: number) {
  type Row = { readonly state: AlarmState; readonly since: number };
  return {
    state: {
      title: "State",
      text: ({ state }: Row) => MARKS[state],
      style: (text: string, { state }: Row) => colored(text, state, paint),
    },
    since: {
      title: "For",
      align: "right",
      text: ({ since }: Row) => elapsed(now - since),
      style: (text: string) => paint.dim(text),
    },
  } as const;
}

function alarmColumns(paint: Paint, now: number): readonly Column<AlarmStanding>[] {
  const { state, since } = stateColumns(paint, now);
  return [
    { title: "Alarm", text: ({ alarm }) => alarm.replace(/^alarm\./, ""), style: (text) => paint.bold(text) },
    state,
    since,
    { title: "Severity", text: ({ severity }) => severity },
    {
      title: "Value",
      align: "right",
      text: ({ value, unit }) => (value === null ? "–" : metricText(unit, round(value))),
    },
    { title: "Rings", text: ({ comparison, threshold, unit }) => `${comparison} ${metricText(unit, threshold)}` },
    { title: "Why", text: ({ reason, isMeasured }) => (isMeasured ? reason : `not measured here: ${reason}`) },
  ];
}

function objectiveColumns(paint: Paint, now: number): readonly Column<ObjectiveStanding>[] {
  const { state, since } = stateColumns(paint, now);
  return [
    {
      title: "Promise",
      text: ({ objective }) => objective.replace(/^objective\./, ""),
      style: (text) => paint.bold(text),
    },
    state,
    since,
    { title: "Budget left", align: "right", text: ({ burn }) => budgetText(burn?.budget.left ?? null) },
    { title: "Why", text: ({ reason }) => reason },
  ];
}

function latencyColumns(paint: Paint): readonly Column<LatencyStanding>[] {
  return [
    { title: "Promise", text: ({ route }) => route, style: (text) => paint.bold(text) },
    {
      title: "p95",
      align: "right",
      text: ({ measured }) => (measured === null ? "–" : metricText("milliseconds", round(measured))),
      style: (text, { measured, promised }) => (measured !== null && measured > promised ? paint.red(text) : text),
    },
    { title: "Promised", align: "right", text: ({ promised }) => metricText("milliseconds", promised) },
    { title: "Over", align: "right", text: ({ over }) => elapsed(over), style: (text) => paint.dim(text) },
  ];
}

function budgetColumns(paint: Paint, now: number): readonly Column<SpendStanding>[] {
  const { state, since } = stateColumns(paint, now);
  const money = ({ report }: SpendStanding, amount: number | undefined) =>
    report === null || amount === undefined ? "–" : formatMoney({ amount, currency: report.monthly.currency });
  return [
    { title: "Budget", text: ({ budget }) => budget.replace(/^budget\./, ""), style: (text) => paint.bold(text) },
    state,
    since,
    { title: "Month so far", align: "right", text: (one) => money(one, one.report?.spent) },
    { title: "Forecast", align: "right", text: (one) => money(one, one.report?.forecast?.mid) },
    { title: "Budget of", align: "right", text: (one) => money(one, one.report?.monthly.amount) },
    { title: "Why", text: ({ reason }) => reason },
  ];
}

/** That these are no bills, and how the figures come about. */
function estimates(budgets: readonly SpendStanding[], paint: Paint): string {
  const said = [...new Set(budgets.flatMap(({ estimate }) => (estimate === null ? [] : [estimate])))];
  return said
    .map((sentence) => `  ${paint.dim(`Amounts are ${sentence}; \`terrace price --measured\` has the lines.`)}\n\n`)
    .join("");
}

function channelColumns(paint: Paint): readonly Column<ChannelStanding>[] {
  return [
    { title: "Channel", text: ({ channel }) => channel.replace(/^channel\./, ""), style: (text) => paint.bold(text) },
    { title: "By", text: ({ medium }) => medium },
    { title: "Waiting", align: "right", text: ({ waiting }) => String(waiting) },
    {
      title: "Delivery",
      text: ({ lacks, trouble }) => (lacks === null ? (trouble ?? "ready") : `only the log: ${lacks}`),
      style: (text, { lacks, trouble }) =>
        lacks === null && trouble === null ? paint.green(text) : paint.yellow(text),
    },
  ];
}

function budgetText(left: number | null): string {
  return left === null ? "–" : percentText(round(Math.max(0, left)));
}

/** A measured figure has no more than three digits that mean something. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}

function colored(text: string, state: AlarmState, paint: Paint): string {
  if (state === "alarm") return paint.red(text);
  return state === "ok" ? paint.green(text) : paint.yellow(text);
}
