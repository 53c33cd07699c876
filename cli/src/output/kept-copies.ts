import type { CopyReport, WholeCopy } from "@terrace/core/report";
import { formatDuration } from "@terrace/core/units";
import { size } from "./size.ts";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { elapsed, took } from "./time.ts";

/** A copy that was tested, with what it is of. */
export type TestedCopy = WholeCopy & Pick<CopyReport, "kind" | "name">;

/** The copies of each cache and bucket. `now` is in milliseconds since the epoch. */
export function copiesText(reports: readonly CopyReport[], { out, columns }: Terminal, now: number): string {
  const { paint } = out;
  return reports
    .map(({ kind, name, every, keep, copies, busy, nextAt, failure, folder }) => {
      const due = Date.parse(nextAt) - now;
      const facts = [
        fact("Next", busy ?? (due <= 0 ? "now" : `in ${elapsed(due)}`), paint),
        ...(failure === null ? [] : [fact("Failed", paint.red(failure), paint)]),
        fact("Folder", `${folder}  ${paint.dim("on this machine's disk: not a copy elsewhere")}`, paint),
      ].join("");
      const rules = `${kind}, every ${formatDuration(every)}, kept ${formatDuration(keep)}`;
      const rows =
        copies.length === 0 ? "  no copy yet\n" : table(columnsOf(kind, now, paint), copies, { paint, columns });
      return `  ${paint.bold(name)}  ${paint.dim(rules)}\n\n${rows}\n${facts}\n`;
    })
    .join("");
}

/** What came of the tests of copies. */
export function testedCopiesText(tested: readonly TestedCopy[], paint: Paint): string {
  return tested
    .map(({ kind, name, id, count, verification }) => {
      const title = `${paint.bold(`${name} ${id}`)}`;
      const time = paint.dim(took(verification?.duration ?? 0));
      if (verification?.error) return `  ${paint.red("✗")} ${title} cannot be used: ${verification.error} ${time}\n`;
      const how = kind === "redis" ? "keys were loaded by a server" : "objects have their checksums";
      return `  ${paint.green("✓")} ${title} is good: ${count} ${how} ${time}\n`;
    })
    .join("");
}

function columnsOf(kind: CopyReport["kind"], now: number, paint: Paint): readonly Column<WholeCopy>[] {
  return [
    { title: "Copy", text: ({ id }) => id, style: (text) => paint.bold(text) },
    { title: "Age", align: "right", text: ({ finishedAt }) => elapsed(now - Date.parse(finishedAt)) },
    { title: "Size", align: "right", text: (one) => size(one.size) },
    { title: kind === "redis" ? "Keys" : "Objects", align: "right", text: ({ count }) => String(count) },
    {
      title: "Tested",
      text: ({ verification }) =>
        verification === null
          ? "never"
          : `${verification.error === null ? "good" : "bad"}, ${elapsed(now - Date.parse(verification.at))} ago`,
      style: (text, { verification }) => (verification?.error ? paint.red(text) : paint.dim(text)),
    },
  ];
}

function fact(name: string, text: string, paint: Paint): string {
  return `  ${paint.dim(name.padEnd(8))} ${text}\n`;
}
