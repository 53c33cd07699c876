import type { ArchiveReport, BackupReport, BaseBackup, RestoreWindow } from "@terrace/core/report";
import { formatDuration } from "@terrace/core/units";
import { size } from "./size.ts";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { elapsed, took } from "./time.ts";

/** The copies of each database, the log between them, and the moments that they reach. `now` is in milliseconds since the epoch. */
export function backupText(reports: readonly BackupReport[], { out, columns }: Terminal, now: number): string {
  const { paint } = out;
  return reports
    .map((report) => {
      const { database, every, keep, bases, archive, windows, busy, failure, nextAt, folder } = report;
      const rules = `every ${formatDuration(every)}, kept ${formatDuration(keep)}`;
      const facts = [
        ...windows.map((window, index) => fact(index === 0 ? "Restore" : "", windowText(window), paint)),
        ...(archive === null || archive.failing !== null || windows.length === 0
          ? []
          : [fact("", paint.dim("and to any moment up to now while the database runs"), paint)]),
        ...(archive === null ? [] : archiveLines(archive, report.lossBound, paint)),
        fact("Next", busy ?? (nextAt === null ? "–" : inWords(Date.parse(nextAt) - now)), paint),
        ...(failure === null ? [] : [fact("Failed", paint.red(failure), paint)]),
        fact("Folder", `${folder}  ${paint.dim("on this machine's disk: not a copy elsewhere")}`, paint),
      ];
      const rows = bases.length === 0 ? "  no copy yet\n" : table(columnsOf(paint, now), bases, { paint, columns });
      return `\n  ${paint.bold(database)}  ${paint.dim(rules)}\n\n${rows}\n${facts.join("")}`;
    })
    .join("")
    .concat("\n");
}

/** What came of the tests of copies. */
export function verificationText(tested: readonly BaseBackup[], { out }: Terminal): string {
  const { paint } = out;
  const lines = tested.map(({ id, verification }) => {
    const error = verification?.error ?? null;
    const time = paint.dim(took(verification?.duration ?? 0));
    return error === null
      ? `  ${paint.green("✓")} ${paint.bold(id)} can be restored: every file as written, a server started, no damage ${time}\n`
      : `  ${paint.red("✗")} ${paint.bold(id)} cannot be restored: ${error} ${time}\n`;
  });
  return `\n${lines.join("")}\n`;
}

/** `2026-11-21T18:30:00.000Z … 2026-11-21T19:02:11.000Z`, in the form that `--to` takes. */
function windowText({ from, to }: RestoreWindow): string {
  return from === to ? `to ${from} only` : `${from} … ${to}`;
}

function columnsOf(paint: Paint, now: number): readonly Column<BaseBackup>[] {
  return [
    { title: "Copy", text: ({ id }) => id, style: (text) => paint.bold(text) },
    { title: "Age", align: "right", text: ({ finishedAt }) => elapsed(now - Date.parse(finishedAt)) },
    { title: "Took", align: "right", text: (base) => took(Date.parse(base.finishedAt) - Date.parse(base.startedAt)) },
    { title: "Size", align: "right", text: (base) => size(base.size) },
    { title: "Objects", align: "right", text: ({ objects }) => (objects === null ? "–" : String(objects.count)) },
    { title: "Log", text: ({ firstSegment, lastSegment }) => segmentRange(firstSegment, lastSegment) },
    {
      title: "Tested",
      text: ({ verification }) => testText(verification, now),
      style: (text, { verification }) => (verification?.error ? paint.red(text) : paint.dim(text)),
    },
  ];
}

function testText(verification: BaseBackup["verification"], now: number): string {
  if (verification === null) return "never";
  return `${verification.error === null ? "good" : "bad"}, ${elapsed(now - Date.parse(verification.at))} ago`;
}

function archiveLines(archive: ArchiveReport, lossBound: number | null, paint: Paint): readonly string[] {
  const { segments, first, last, dropped, failing, lastArchivedAt } = archive;
  const range =
    first === null
      ? "none yet"
      : `${segments} ${segments === 1 ? "piece" : "pieces"}, ${size(archive.size)}: ${segmentRange(first, last ?? first)}`;
  const lines = [fact("Log", `${range}  ${paint.dim(`to lose ${formatDuration(lossBound ?? 0)} at most`)}`, paint)];
  if (failing !== null)
    lines.push(fact("", paint.red(`nothing reaches the archive since ${failing.segment}: ${failing.error}`), paint));
  if (failing !== null) lines.push(fact("", `the last piece came ${lastArchivedAt ?? "never"}`, paint));
  if (dropped.length > 0)
    lines.push(
      fact(
        "",
        paint.red(
          `${dropped.length} ${dropped.length === 1 ? "piece was" : "pieces were"} given up, the first ${dropped[0]}`,
        ),
        paint,
      ),
    );
  return lines;
}

/** `…0A to …0F`: without the leading part that both share. */
function segmentRange(first: string, last: string): string {
  return first === last ? first.slice(8) : `${first.slice(8)}–${last.slice(16)}`;
}

function fact(name: string, text: string, paint: Paint): string {
  return `  ${paint.dim(name.padEnd(8))} ${text}\n`;
}

function inWords(milliseconds: number): string {
  return milliseconds <= 0 ? "now" : `in ${elapsed(milliseconds)}`;
}
