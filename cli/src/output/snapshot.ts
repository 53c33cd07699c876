import type { EngineSnapshot, Health, RunSnapshot, TaskSnapshot } from "@terrace/core/report";
import { deployCommand, named, scaleCommand } from "../platform/named.ts";
import { lacks } from "./lacks.ts";
import { size } from "./size.ts";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { elapsed } from "./time.ts";
import { wrap } from "./wrap.ts";

/** A running platform as two tables and its addresses. `now` is in milliseconds since the epoch. */
export function snapshotText(
  snapshot: RunSnapshot,
  { out, columns }: Pick<Terminal, "out" | "columns">,
  now: number,
): string {
  const { paint } = out;
  const { platform, environment, phase, tasks, engines } = snapshot;
  const title = `  ${paint.bold(platform)}  ${paint.dim(`${environment}, phase ${phase}`)}  ${overall(snapshot, paint)}`;
  const rendering = { paint, columns };
  return [
    `\n${title}\n`,
    table(taskColumns(paint, now), tasks, rendering),
    table(engineColumns(paint, now), engines, rendering),
    ...outdated(snapshot, { out, columns }),
    ...heldBack(snapshot, { out, columns }),
    ...lacks(snapshot, { out, columns }),
    ...short(snapshot, { out, columns }),
    ...idle(snapshot, paint),
    ...unkept(snapshot, paint),
    addresses(snapshot, paint),
  ].join("\n");
}

/** Where to find a running platform, one address a line. */
export function addresses({ url, controlUrl }: RunSnapshot, paint: Paint): string {
  const rows = [
    ["App", url],
    ["Control", controlUrl],
  ] as const;
  return rows.map(([name, address]) => `  ${paint.dim(name.padEnd(8))} ${paint.cyan(address)}\n`).join("");
}

/** Services that do not run the code of the working tree because it was taken back: why, and what tries again. */
export function heldBack(
  snapshot: RunSnapshot,
  { out, columns }: Pick<Terminal, "out" | "columns">,
): readonly string[] {
  return (snapshot.heldBack ?? []).map(({ service, current, revision, reason }) => {
    const why = `revision ${revision} with this code was taken back (${reason})`;
    const again = `\`${deployCommand(snapshot, service)}\` tries again`;
    const text = wrap(`${service} stays at revision ${current}: ${why}; ${again}`, columns - 4, "    ");
    return `  ${out.paint.yellow("!")} ${text}\n`;
  });
}

function short(snapshot: RunSnapshot, { out, columns }: Pick<Terminal, "out" | "columns">): readonly string[] {
  if (snapshot.room === undefined) return [];
  const text = `${size(snapshot.room)} are left on the disk of this platform's state: the edge keeps no more answers; logs, copies and what is written to the database end when there is nothing left`;
  return [`  ${out.paint.red("!")} ${wrap(text, columns - 4, "    ")}\n`];
}

function idle(snapshot: RunSnapshot, paint: Paint): readonly string[] {
  return (snapshot.idle ?? []).map(
    (service) =>
      `  ${paint.dim("○")} ${service} has no task, as asked; \`${scaleCommand(snapshot, service)}\` starts one\n`,
  );
}

function outdated(snapshot: RunSnapshot, { out, columns }: Pick<Terminal, "out" | "columns">): readonly string[] {
  const { control } = snapshot;
  if (control?.isOutdated !== true) return [];
  const since = control.startedAt.slice(0, 16).replace("T", " ");
  const again = `\`npx terrace up ${named(snapshot)}\` replaces it, and whatever it started serves on`;
  const text = wrap(`The control plane runs Terrace as it was at ${since} UTC; ${again}`, columns - 4, "    ");
  return [`  ${out.paint.yellow("!")} ${text}\n`];
}

function unkept({ unkept: error }: RunSnapshot, paint: Paint): readonly string[] {
  if (error === undefined) return [];
  return [`  ${paint.yellow(`The shares of the balancer are not kept, and forgotten if it is killed: ${error}`)}\n`];
}

function overall({ tasks, engines }: RunSnapshot, paint: Paint): string {
  const unwell = [...tasks, ...engines].filter(({ health }) => health !== "healthy");
  if (unwell.length === 0) return paint.green("all healthy");
  return paint.yellow(`${unwell.length} of ${tasks.length + engines.length} not healthy`);
}

type Process = TaskSnapshot | EngineSnapshot;

function taskColumns(paint: Paint, now: number): readonly Column<TaskSnapshot>[] {
  const { name, health, port, restarts, uptime, pid } = processColumns(paint, now);
  return [{ ...name, title: "Task" }, health, port, restarts, uptime, pid];
}

function engineColumns(paint: Paint, now: number): readonly Column<EngineSnapshot>[] {
  const { name, health, port, restarts, uptime, pid } = processColumns(paint, now);
  const version: Column<EngineSnapshot> = { title: "Version", text: (engine) => engine.version };
  return [{ ...name, title: "Engine" }, health, port, restarts, uptime, pid, version];
}

/** The columns that tasks and engines share. Widths are fixed so that the two tables stand below each other as one. */
function processColumns(paint: Paint, now: number) {
  const number = (value: number | null): string => (value === null ? "–" : String(value));
  return {
    name: { title: "", least: 16, text: ({ name }: Process) => name, style: (text: string) => paint.bold(text) },
    health: {
      title: "Health",
      least: 11,
      text: ({ health }: Process) => `${MARKS[health]} ${health}`,
      style: (text: string, { health }: Process) => colored(text, health, paint),
    },
    port: { title: "Port", align: "right", least: 6, text: ({ port }: Process) => number(port) },
    restarts: {
      title: "Restarts",
      align: "right",
      text: ({ restarts }: Process) => String(restarts),
      style: (text: string, { restarts }: Process) => (restarts > 0 ? paint.yellow(text) : paint.dim(text)),
    },
    uptime: {
      title: "Uptime",
      align: "right",
      least: 8,
      text: ({ startedAt }: Process) => (startedAt === null ? "–" : elapsed(now - Date.parse(startedAt))),
    },
    pid: { title: "PID", align: "right", least: 7, text: ({ pid }: Process) => number(pid), style: paint.dim },
  } as const;
}

const MARKS: Readonly<Record<Health, string>> = {
  healthy: "●",
  starting: "◌",
  unknown: "◌",
  draining: "◌",
  unhealthy: "✗",
  stopped: "○",
};

function colored(text: string, health: Health, paint: Paint): string {
  if (health === "healthy") return paint.green(text);
  if (health === "unhealthy") return paint.red(text);
  return health === "stopped" ? paint.dim(text) : paint.yellow(text);
}
