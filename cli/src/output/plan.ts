import { type Aspect, type MovePlan, type PlannedChange, SIGN, type Step } from "@terrace/core/plan";
import type { CostComparison } from "@terrace/core/report";
import { formatDuration } from "@terrace/core/units";
import type { Paint, Terminal } from "./terminal.ts";
import { wordChange } from "./word-value.ts";

/** A move with the difference of the two bills. */
export type PricedMove = MovePlan & { readonly cost: CostComparison };

/** A move as a person reads it: what is different, every change by kind of thing, what to watch, and the steps with their reverse. */
export function planText(platform: string, plan: PricedMove, terminal: Terminal): string {
  const { paint } = terminal.out;
  const title = `\n  ${paint.bold(platform)}  ${plan.from} ${paint.dim("→")} ${plan.to}\n`;
  if (plan.changes.length === 0) return `${title}\n  ${paint.green("✓")} nothing to do: both are alike\n\n`;
  return [
    title,
    aspectsText(plan.aspects, paint),
    heading("Changes", paint),
    ...plan.changes.map((change) => changeText(change, paint)),
    heading("Steps", paint),
    ...plan.steps.map((step, index) => stepText(step, index + 1, paint)),
    `\n  ${summary(plan.changes, paint)}\n  ${costLine(plan.cost, paint)}\n\n`,
  ].join("");
}

function aspectsText(aspects: readonly Aspect[], paint: Paint): string {
  const changed = aspects.filter((aspect) => aspect.changed);
  const same = aspects.filter((aspect) => !aspect.changed).map(({ name }) => name);
  const room = Math.max(...changed.map(({ name }) => name.length));
  const rows = changed.map(
    ({ name, before, after }) =>
      `  ${paint.dim(name.padEnd(room))}  ${before}\n  ${" ".repeat(room)}${paint.dim("→")} ${after}\n`,
  );
  const unchanged = same.length === 0 ? "" : `  ${paint.dim(`unchanged: ${same.join(", ")}`)}\n`;
  return `${heading("What is different", paint)}${rows.join("")}${unchanged}`;
}

function changeText(change: PlannedChange, paint: Paint): string {
  const { action, resource, from, words, because, stateful, losesData, effect } = change;
  const sign = COLOUR[action](paint)(SIGN[action].padStart(3));
  const name = from === null ? resource : `${from} → ${resource}`;
  const held = action === "update" || action === "move" ? `  ${paint.dim("keeps its data")}` : "";
  const kept = losesData ? `  ${paint.red("holds data")}` : stateful ? held : "";
  const lines = [`  ${sign} ${name}${kept}`];
  if (because !== null) lines.push(`        ${paint.dim(because)}`);
  for (const { path, before, after } of words.slice(0, MOST_WORDS))
    lines.push(`        ${path}: ${wordChange(path, before, after)}`);
  if (words.length > MOST_WORDS) lines.push(`        ${paint.dim(`and ${words.length - MOST_WORDS} words more`)}`);
  if (effect.downtime !== null) lines.push(`        ${paint.yellow("downtime")} ${rangeText(effect.downtime)}`);
  if (effect.data !== null) lines.push(`        ${paint.yellow("data")} ${effect.data.how}`);
  return `${lines.join("\n")}\n`;
}

const MOST_WORDS = 12;

const COLOUR: Readonly<Record<PlannedChange["action"], (paint: Paint) => (text: string) => string>> = {
  create: (paint) => paint.green,
  update: (paint) => paint.yellow,
  replace: (paint) => paint.magenta,
  delete: (paint) => paint.red,
  move: (paint) => paint.blue,
};

function stepText({ title, resources, notes, reverse }: Step, number: number, paint: Paint): string {
  const what =
    resources.length > 4
      ? `${resources.slice(0, 3).join(", ")} and ${resources.length - 3} more`
      : resources.join(", ");
  const lines = [`  ${paint.bold(`${number}. ${title}`)}  ${paint.dim(what)}`];
  for (const note of notes) lines.push(`     ${note}`);
  lines.push(`     ${paint.dim(`back: ${reverse}`)}`);
  return `${lines.join("\n")}\n`;
}

function rangeText({ range, because }: NonNullable<PlannedChange["effect"]["downtime"]>): string {
  return range === null ? because : `${formatDuration(range[0])} to ${formatDuration(range[1])}: ${because}`;
}

/** The difference of the two monthly bills at their middle levels; what could not be priced is said, not left out. */
function costLine({ currency, monthly, unpriced }: CostComparison, paint: Paint): string {
  const sign = monthly.mid < 0 ? "-" : "+";
  const amount = `${sign}${Math.abs(monthly.mid).toFixed(0)} ${currency} a month`;
  const range = paint.dim(`(low ${monthly.low.toFixed(0)}, high ${monthly.high.toFixed(0)})`);
  const open =
    unpriced.to + unpriced.from === 0 ? "" : paint.dim(`, not priced: ${unpriced.from} before, ${unpriced.to} after`);
  return `${paint.bold(amount)} ${range}${open}`;
}

function summary(changes: readonly PlannedChange[], paint: Paint): string {
  const actions = ["create", "update", "replace", "move", "delete"] as const;
  const counts = actions.flatMap((action) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} to ${action}`];
  });
  const lost = changes.filter(({ losesData }) => losesData).length;
  return [counts.join(", "), lost === 0 ? "" : paint.red(`${lost} that hold data`)]
    .filter((part) => part !== "")
    .join("; ");
}

function heading(text: string, paint: Paint): string {
  return `\n  ${paint.bold(text)}\n`;
}
