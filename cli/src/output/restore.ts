import type { RestoreReport } from "@terrace/core/report";
import type { OverReport } from "@terrace/run";
import type { PlatformRef } from "@terrace/run/client";
import { named } from "../platform/named.ts";
import { type Column, table } from "./table.ts";
import type { Paint } from "./terminal.ts";
import { elapsed, took } from "./time.ts";

/** Tables that are listed; more are summed up. */
const LISTED = 12;

/** What a restore came to: how old it is, how long it took, what is in it and how to get in. */
export function restoreText(
  report: RestoreReport,
  { ref, paint }: { readonly ref: PlatformRef; readonly paint: Paint },
  now: number,
): string {
  const { name, recoveredTo, target, duration, base, tables, objects, port, user, databaseName } = report;
  const at = target ?? recoveredTo;
  const rows = [
    ["Moment", target ?? "the latest there is"],
    ["Last", recoveredTo === null ? "no transaction after the copy" : `transaction committed at ${recoveredTo}`],
    ["Age", at === null ? "–" : elapsed(now - Date.parse(at))],
    ["From", `copy ${base}`],
    ["Checked", "no damage in any table or index"],
    ["Objects", objects ?? "not part of it: the platform has no buckets"],
    ["Connect", paint.cyan(`psql -h 127.0.0.1 -p ${port} -U ${user} ${databaseName}`)],
    ["", paint.dim("everybody has the password there that he has in the live one")],
    ["Remove", paint.dim(`npx terrace restore rm ${named(ref)} ${name}`)],
  ] as const;
  const facts = rows.map(([title, text]) => `  ${paint.dim(title.padEnd(8))} ${text}\n`).join("");
  const title = `${paint.green("✓")} ${paint.bold(name)} runs beside the live database ${paint.dim(`after ${took(duration ?? 0)}`)}`;
  return `\n  ${title}\n\n${facts}\n${tablesText(tables, paint)}\n`;
}

/** What became of the live database, and where the one of before lies. */
export function overText({ restored, aside }: OverReport, paint: Paint): string {
  const { target, recoveredTo, base, tables, databaseName } = restored;
  const rows = [
    ["Moment", target ?? "the latest there was"],
    ["Last", recoveredTo === null ? "no transaction after the copy" : `transaction committed at ${recoveredTo}`],
    ["From", `copy ${base}`],
    ["Before", aside],
    ["", paint.dim("what was live until now; remove it by hand when nobody needs it")],
  ] as const;
  const facts = rows.map(([title, text]) => `  ${paint.dim(title.padEnd(8))} ${text}\n`).join("");
  return `\n  ${paint.green("✓")} ${paint.bold(databaseName)} is what it was\n\n${facts}\n${tablesText(tables, paint)}\n`;
}

/** All restores of a platform. */
export function restoresText(
  reports: readonly RestoreReport[],
  rendering: { readonly paint: Paint; readonly columns: number },
  now: number,
): string {
  if (reports.length === 0) return "\n  Nothing is restored beside the live databases.\n\n";
  return `\n${table(columnsOf(rendering.paint, now), reports, rendering)}\n`;
}

function tablesText(tables: RestoreReport["tables"], paint: Paint): string {
  const largest = [...tables].sort((a, b) => b.rows - a.rows).slice(0, LISTED);
  const width = Math.max(8, ...largest.map(({ table: name }) => name.length));
  const lines = largest.map(({ table: name, rows }) => `  ${name.padEnd(width)} ${paint.dim(`${rows} rows`)}\n`);
  const rest = tables.length - largest.length;
  return `${lines.join("")}${rest > 0 ? `  ${paint.dim(`and ${rest} more tables`)}\n` : ""}`;
}

function columnsOf(paint: Paint, now: number): readonly Column<RestoreReport>[] {
  return [
    { title: "Restore", text: ({ name }) => name, style: (text) => paint.bold(text) },
    { title: "Database", text: ({ databaseName }) => databaseName },
    {
      title: "State",
      text: ({ state }) => state,
      style: (text, { state }) => (state === "running" ? paint.green(text) : paint.yellow(text)),
    },
    { title: "Port", align: "right", text: ({ port }) => String(port) },
    { title: "Made", align: "right", text: ({ begunAt }) => `${elapsed(now - Date.parse(begunAt))} ago` },
    { title: "Moment", text: ({ target, recoveredTo, error }) => error ?? target ?? recoveredTo ?? "latest" },
  ];
}
