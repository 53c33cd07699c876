import type { ScaleDecision, ScalingReport, ServiceScaling } from "@terrace/core/report";
import type { Paint, Terminal } from "./terminal.ts";
import { clock } from "./time.ts";
import { wrap } from "./wrap.ts";

/** Entries of a service's log that are shown; `--json` has all. */
const SHOWN = 10;

/** What moves the number of tasks of each service, what every policy says now, and when and why the number moved. */
export function scalingText(
  { platform, environment, speed, services }: ScalingReport,
  { out, columns }: Terminal,
): string {
  const { paint } = out;
  const title = `\n  ${paint.bold(platform)}  ${paint.dim(environment)}\n`;
  const rehearsal = speed === 1 ? "" : `  ${paint.yellow(`A rehearsal: all waiting is divided by ${speed}.`)}\n`;
  const nothing = services.length === 0 ? `\n  ${paint.dim("Nothing here has a scaling policy.")}\n` : "";
  return [title, rehearsal, nothing, ...services.map((service) => serviceText(service, paint, columns))].join("");
}

function serviceText(service: ServiceScaling, paint: Paint, columns: number): string {
  const { desired, minimum, maximum, asked, now, log } = service;
  const range = paint.dim(`of ${minimum} to ${maximum}${asked === null ? "" : `, ${cutText(asked)}`}`);
  const head = `\n  ${paint.bold(service.service)}  ${desired} ${desired === 1 ? "task" : "tasks"} ${range}\n`;
  const state =
    now.length === 0 ? [`    ${paint.dim("nothing was measured yet")}\n`] : now.map((one) => nowText(one, columns));
  const rests = [restText("more", service.outAfter, paint), restText("fewer", service.inAfter, paint)];
  const shown = log.slice(-SHOWN).map((one) => logText(one, paint, columns));
  return [head, ...state, ...rests, ...(shown.length === 0 ? [] : ["\n", ...shown])].join("");
}

function cutText(asked: { readonly minimum: number; readonly maximum: number }): string {
  return `cut by --max-tasks from ${asked.minimum} to ${asked.maximum}`;
}

function nowText({ because }: ScaleDecision, columns: number): string {
  return `    ${wrap(because, columns - 4, "    ")}\n`;
}

function restText(direction: "more" | "fewer", after: number | null, paint: Paint): string {
  return after === null
    ? ""
    : `    ${paint.dim(`${direction} after ${clock(new Date(after).toISOString())}, by the cooldown`)}\n`;
}

function logText({ at, from, to, because }: ScaleDecision, paint: Paint, columns: number): string {
  const moved = from === to ? String(from) : `${from} → ${to}`;
  const lead = `    ${clock(new Date(at).toISOString())}  ${moved.padEnd(7)}`;
  const text = wrap(because, columns - lead.length - 2, " ".repeat(lead.length + 2));
  return `${paint.dim(lead)}  ${from === to ? paint.dim(text) : text}\n`;
}
