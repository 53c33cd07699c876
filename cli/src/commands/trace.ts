import type { TraceEvidence, TraceReport, TraceRow } from "@terrace/core/report";
import { type Command, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { type Column, table } from "../output/table.ts";
import type { Paint, Terminal } from "../output/terminal.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { traceOf } from "../platform/requirements.ts";

/** What became of every requirement: satisfied by what, deferred why, not applicable why. What nobody answers for is exit 5. */
export const trace: Command = {
  arguments: [PLATFORM],
  options: [{ flags: "--open", about: "only what is deferred or unanswered" }],
  examples: ["terrace trace breiq", "terrace trace breiq --open", "terrace trace storymagic --json"],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const file = findPlatform(word);
  const report = await traceOf(await loadPlatform(file), file);
  if (terminal.json) terminal.out.write(`${JSON.stringify(report)}\n`);
  else print(report, options.open === true, terminal);
  const unanswered = report.rows.some(({ verdict }) => verdict === "unanswered");
  return unanswered || report.faults.length > 0 ? EXIT.check : EXIT.ok;
}

function print({ platform, rows, faults }: TraceReport, openOnly: boolean, { out, columns }: Terminal): void {
  const { paint } = out;
  const shown = rows.filter(({ verdict }) => !openOnly || verdict === "deferred" || verdict === "unanswered");
  out.write(`\n  ${paint.bold(platform)}  ${paint.dim(`${rows.length} requirements`)}\n`);
  for (const section of new Set(shown.map((row) => row.section))) {
    const own = shown.filter((row) => row.section === section);
    out.write(`\n  ${paint.bold(section)}\n${table(COLUMNS(paint), own, { paint, columns })}`);
  }
  for (const fault of faults) out.write(`\n  ${paint.red("✗")} ${fault}`);
  out.write(`\n  ${summary(rows)}\n\n`);
}

const COLUMNS = (paint: Paint): readonly Column<TraceRow>[] => [
  { title: "ID", text: ({ id }) => id },
  { title: "", text: ({ verdict }) => SIGN[verdict], style: (text, { verdict }) => paint[COLOUR[verdict]](text) },
  { title: "By", text: (row) => because(row) },
  { title: "Requirement", text: ({ text }) => text, style: (text) => paint.dim(text) },
];

const SIGN = { satisfied: "✓", deferred: "…", "not-applicable": "–", unanswered: "✗" } as const;

const COLOUR = { satisfied: "green", deferred: "yellow", "not-applicable": "dim", unanswered: "red" } as const;

const ORDER: readonly TraceEvidence["kind"][] = ["spec", "service", "test"];

/** The reason, or the strongest evidence of each kind: the platform's words first. */
function because({ reason, evidence }: TraceRow): string {
  if (reason !== null) return reason;
  const first = ORDER.flatMap((kind) => evidence.find((one) => one.kind === kind) ?? []);
  return first.length === 0 ? "nobody answers for it" : first.map(place).join("; ");
}

function place({ kind, file, line, label }: TraceEvidence): string {
  return kind === "spec" && label !== null ? `${label} (${file}:${line})` : `${file}:${line}`;
}

function summary(rows: readonly TraceRow[]): string {
  const count = (wanted: TraceRow["verdict"]): number => rows.filter(({ verdict }) => verdict === wanted).length;
  const parts = [`${count("satisfied")} satisfied`, `${count("deferred")} deferred`];
  return [...parts, `${count("not-applicable")} not applicable`, `${count("unanswered")} unanswered`].join(", ");
}
