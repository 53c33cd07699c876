import type { TraceEvidence, TraceReport, TraceRow } from "@terrace/core/report";
import type { Paint, Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

type Look = { readonly paint: Paint; readonly columns: number; readonly room: number };

/** Every requirement with its verdict, and below it what satisfies it, or why it is not. */
export function traceText(
  { platform, rows, faults }: TraceReport,
  openOnly: boolean,
  { out: { paint }, columns }: Terminal,
): string {
  const shown = rows.filter(({ verdict }) => !openOnly || verdict === "deferred" || verdict === "unanswered");
  const look = { paint, columns, room: Math.max(0, ...shown.map(({ id }) => id.length)) };
  const sections = [...new Set(shown.map(({ section }) => section))].map((section) => {
    const own = shown.filter((row) => row.section === section);
    return `\n  ${paint.bold(section)}\n${own.map((row) => rowText(row, look)).join("")}`;
  });
  return [
    `\n  ${paint.bold(platform)}  ${paint.dim(`${rows.length} requirements`)}\n`,
    ...sections,
    ...faults.map((fault) => `\n  ${paint.red("✗")} ${fault}`),
    `\n  ${summary(rows)}\n\n`,
  ].join("");
}

const SIGN = { satisfied: "✓", deferred: "…", "not-applicable": "–", unanswered: "✗" } as const;

const COLOUR = { satisfied: "green", deferred: "yellow", "not-applicable": "dim", unanswered: "red" } as const;

/** A line of less could not be read, however narrow the terminal. */
const NARROWEST = 24;

function rowText(row: TraceRow, { paint, columns, room }: Look): string {
  const indent = " ".repeat(room + 7);
  const width = Math.max(NARROWEST, columns - indent.length);
  const lines = (text: string, further: string) => wrap(text, width, further).split("\n");
  const reason = lines(`→ ${because(row)}`, "  ").map((line) => paint.dim(line));
  const [first = "", ...rest] = [...lines(row.text, ""), ...reason];
  const head = `  ${row.id.padEnd(room)}  ${paint[COLOUR[row.verdict]](SIGN[row.verdict])}  ${first}\n`;
  return `${head}${rest.map((line) => `${indent}${line}\n`).join("")}`;
}

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
