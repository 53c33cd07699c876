import type { RunEvent } from "@terrace/run/client";
import { eventLine } from "./event.ts";
import { LiveLines } from "./live-lines.ts";
import type { Terminal } from "./terminal.ts";
import { took } from "./time.ts";
import { fit, pad } from "./width.ts";

/** Shows a start or a stop as it happens. `tell` takes every event; `end` leaves the screen as a list of what was done. A failure is told by the error that follows. */
export interface Progress {
  readonly tell: (event: RunEvent) => void;
  readonly end: () => void;
}

/** Drawn over on a terminal, line by line elsewhere, silent with `--quiet`. */
export function progress(terminal: Terminal): Progress {
  if (terminal.quiet) return { tell: () => {}, end: () => {} };
  return terminal.err.live ? liveProgress(terminal) : plainProgress(terminal);
}

function plainProgress({ err }: Terminal): Progress {
  const adopted = adoptions();
  const tell = (event: RunEvent): void => {
    if (adopted(event) || event.type === "failed") return;
    const line = event.type === "process-starting" ? `${event.name} starts` : eventLine(event, err.paint);
    if (line !== null) err.write(`  ${line}\n`);
  };
  return { tell, end: () => {} };
}

/** Tells whether an event is only the first answer of a process that was running already: its adoption has been told. */
export function adoptions(): (event: RunEvent) => boolean {
  const names = new Set<string>();
  return (event) => {
    if (event.type === "process-adopted") names.add(event.name);
    if (event.type === "process-starting") names.delete(event.name);
    return event.type === "process-ready" && names.delete(event.name);
  };
}

interface Row {
  readonly since: number;
  label: string;
  readonly steps: string[];
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const NAME = 16;
const TIME = 9;
/** Shorter steps are part of starting; longer ones explain where the time went. */
const STEP_WORTH_NAMING_MS = 300;

function liveProgress(terminal: Terminal): Progress {
  const { paint } = terminal.err;
  const rows = new Map<string, Row>();
  const room = Math.max(0, terminal.columns - NAME - TIME - 9);
  const draw = (): readonly string[] => {
    const now = Date.now();
    const frame = paint.cyan(FRAMES[Math.floor(now / 100) % FRAMES.length] ?? "");
    return [...rows].map(([name, row]) => {
      const time = pad(took(now - row.since), TIME, "right");
      return `  ${frame} ${pad(name, NAME)}${paint.dim(time)}   ${paint.dim(fit(row.label, room))}`;
    });
  };
  const lines = new LiveLines(terminal.err.write, draw);
  const adopted = adoptions();
  const tell = (event: RunEvent): void => {
    if (adopted(event) || event.type === "failed") return;
    const done = advance(rows, event, { paint, room });
    if (done !== null) lines.print(done);
  };
  return { tell, end: () => lines.end() };
}

/** Takes an event into the rows being worked on; returns the line that stays, if one is finished by it. */
function advance(
  rows: Map<string, Row>,
  event: RunEvent,
  { paint, room }: { readonly paint: Terminal["err"]["paint"]; readonly room: number },
): string | null {
  const row = rows.get(event.name);
  switch (event.type) {
    case "process-starting":
      rows.set(event.name, { since: Date.parse(event.at), label: "starting", steps: row?.steps ?? [] });
      return null;
    case "process-draining":
      rows.set(event.name, { since: Date.parse(event.at), label: "finishing its work", steps: [] });
      return null;
    case "step-started":
      if (row !== undefined) row.label = event.label;
      return null;
    case "step-finished":
      if (row !== undefined) row.label = "starting";
      if (event.outcome === "done" && event.duration >= STEP_WORTH_NAMING_MS) {
        row?.steps.push(`${event.label} ${took(event.duration)}`);
      }
      return event.outcome === "failed" ? `  ${eventLine(event, paint)}` : null;
    case "process-ready":
    case "process-stopped": {
      rows.delete(event.name);
      const mark = event.type === "process-ready" ? paint.green("✓") : paint.dim("■");
      const time = pad(took(event.duration), TIME, "right");
      const anew = event.type === "process-ready" && event.restarts > 0 ? ["started anew"] : [];
      const steps = fit(event.type === "process-ready" ? [...anew, ...(row?.steps ?? [])].join(", ") : "", room);
      return `  ${mark} ${pad(event.name, NAME)}${time}   ${paint.dim(steps)}`.trimEnd();
    }
    case "process-adopted":
      rows.delete(event.name);
      return `  ${paint.green("✓")} ${pad(event.name, NAME)}${pad("", TIME)}   ${paint.dim("was running already")}`;
    default: {
      const line = eventLine(event, paint);
      return line === null ? null : `  ${line}`;
    }
  }
}
