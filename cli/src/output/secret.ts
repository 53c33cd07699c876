import { formatDuration } from "@terrace/core/units";
import type { RotationReport, SecretReport } from "@terrace/run";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { elapsed, took } from "./time.ts";

/** Names, ages and lengths, never a value. `now` is in milliseconds since the epoch. */
export function secretsText(secrets: readonly SecretReport[], { out, columns }: Terminal, now: number): string {
  const overdue = secrets.filter((one) => isOverdue(one, now));
  const late = overdue.map(
    ({ id, rotateEvery }) =>
      `  ${out.paint.yellow("!")} ${shortName(id)} is older than ${formatDuration(rotateEvery ?? 0)}: rotate it\n`,
  );
  const rows = table(columnsOf(out.paint, now), secrets, { paint: out.paint, columns });
  return `\n${rows}${late.length > 0 ? `\n${late.join("")}` : ""}\n`;
}

/** What came of a change. */
export function rotationText({ id, duration, beforeUntil, broke }: RotationReport, paint: Paint): string {
  const before =
    beforeUntil === null
      ? "the one of before is good no more"
      : `what the one of before signed is good until ${beforeUntil}`;
  const note = broke === null ? before : `${paint.yellow("as allowed:")} ${broke}`;
  return `\n  ${paint.green("✓")} ${paint.bold(shortName(id))} has a new value ${paint.dim(took(duration))}\n    ${note}\n\n`;
}

function columnsOf(paint: Paint, now: number): readonly Column<SecretReport>[] {
  return [
    { title: "Secret", text: ({ id }) => shortName(id), style: (text) => paint.bold(text) },
    { title: "Is for", text: ({ use }) => use.replaceAll("-", " ") },
    {
      title: "Age",
      align: "right",
      text: ({ since, length }) => (since === null || length === 0 ? "not given" : elapsed(now - Date.parse(since))),
      style: (text, one) => (isOverdue(one, now) || one.length === 0 ? paint.yellow(text) : text),
    },
    { title: "Length", align: "right", text: ({ length }) => String(length) },
    { title: "A change", text: ({ use, breaks }) => changeOf(use, breaks) },
  ];
}

function changeOf(use: SecretReport["use"], breaks: string | null): string {
  if (use === "given") return "by a person: set";
  return breaks === null ? "unnoticed" : "ends something";
}

function isOverdue({ since, rotateEvery }: SecretReport, now: number): boolean {
  return rotateEvery !== null && since !== null && now - Date.parse(since) > rotateEvery;
}

function shortName(id: string): string {
  return id.replace(/^secret\./, "");
}
