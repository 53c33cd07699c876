import type { RunEvent } from "@terrace/run/client";
import { eventLine } from "./event.ts";
import { LiveLines } from "./live-lines.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { clock } from "./time.ts";
import { fit, pad } from "./width.ts";

/** Shows deployments of services as they happen: what was done stays, shares and what is waited for are drawn over at a terminal. */
export interface ServiceProgress {
  readonly tell: (event: RunEvent) => void;
  readonly end: () => void;
}

/** What is going on with one service. */
interface Row {
  readonly share: number;
  /** What is waited for, or what the statistics say. */
  readonly note: string;
}

/** A deployment that is first heard of. */
const BEGINNINGS: readonly RunEvent["type"][] = ["deployment-awaited", "deployment-step"];

const NOTHING_YET: Row = { share: 0, note: "" };

const BAR = 20;

/** Drawn over on a terminal, line by line elsewhere, silent with `--quiet`. With `all`, whatever else is deployed or happens meanwhile is told too. */
export function serviceProgress(
  deployments: readonly { readonly service: string }[],
  { err, quiet, columns }: Terminal,
  { all = false }: { readonly all?: boolean } = {},
): ServiceProgress {
  if (quiet) return { tell: () => {}, end: () => {} };
  const { paint } = err;
  const rows = new Map<string, Row>(deployments.map(({ service }) => [service, NOTHING_YET]));
  const draw = () => {
    const names = Math.max(...[...rows.keys()].map((service) => service.length));
    return [...rows].map(([service, row]) => rowText(pad(service, names), row, { paint, columns }));
  };
  const live = err.live ? new LiveLines(err.write, draw) : null;
  const print = (line: string, at: string): void => {
    const text = `  ${paint.dim(clock(at))}  ${line}`;
    if (live === null) err.write(`${text}\n`);
    else live.print(text);
  };
  return {
    tell(event) {
      if (all && BEGINNINGS.includes(event.type) && !rows.has(event.name)) rows.set(event.name, NOTHING_YET);
      advance(rows, event);
      const isOthers = all && !rows.has(event.name) && !rows.has(serviceOf(event.name));
      const line = isOthers ? eventLine(event, paint) : lineOf(event, { rows, paint });
      if (line !== null) print(line, event.at);
    },
    end: () => live?.end(),
  };
}

function advance(rows: Map<string, Row>, event: RunEvent): void {
  const task = rows.get(serviceOf(event.name));
  if (event.type === "step-started" && task !== undefined)
    rows.set(serviceOf(event.name), { ...task, note: `${event.name}: ${event.label}` });
  const row = rows.get(event.name);
  if (row === undefined) return;
  if (event.type === "deployment-step")
    rows.set(event.name, { share: event.share, note: event.kind === "hold" ? event.text : row.note });
  if (event.type === "canary-judged") rows.set(event.name, { ...row, note: event.verdict.reason });
  if (event.type === "deployment-ended") rows.delete(event.name);
}

/** The service whose task that is. */
function serviceOf(task: string): string {
  return task.replace(/-\d+$/, "");
}

/** Waiting ends with what was waited for, and the end is told as the result. */
const SILENT = ["hold", "finish"];

/** What stays. */
function lineOf(
  event: RunEvent,
  { rows, paint }: { readonly rows: ReadonlyMap<string, Row>; readonly paint: Paint },
): string | null {
  switch (event.type) {
    case "deployment-step":
      return rows.has(event.name) && !SILENT.includes(event.kind)
        ? `${paint.bold(event.name)} ${styled(event, paint)}`
        : null;
    case "deployment-awaited":
      return eventLine(event, paint);
    case "step-finished":
    case "process-exited":
    case "process-unhealthy":
    case "process-slow":
    case "failed":
      return rows.has(serviceOf(event.name)) ? eventLine(event, paint) : null;
    default:
      return null;
  }
}

function styled({ kind, text }: { readonly kind: string; readonly text: string }, paint: Paint): string {
  if (kind === "roll-back") return paint.red(`goes back: ${text}`);
  if (kind === "retry" || kind === "unkept") return paint.yellow(text);
  return kind === "verdict" ? paint.green(text) : text;
}

function rowText(
  service: string,
  { share, note }: Row,
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string {
  const full = Math.round(share * BAR);
  const bar = `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
  const percent = pad(`${Math.round(share * 1_000) / 10} %`, 6, "right");
  const room = Math.max(0, columns - service.length - BAR - 15);
  return `  ${paint.cyan("…")} ${service}  ${paint.cyan(bar)} ${percent}  ${paint.dim(fit(note, room))}`;
}
