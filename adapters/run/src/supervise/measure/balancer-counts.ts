import { NOBODY } from "../../config/haproxy-cfg.ts";
import { askHaproxy } from "../probe/haproxy.ts";

/** What a balancer has counted since it was started. */
export interface BalancerCounts {
  /** Another process counts from nothing. */
  readonly pid: number;
  /** By service, and by task below it. */
  readonly services: Readonly<Record<string, Counts>>;
  readonly tasks: Readonly<Record<string, TaskCounts>>;
}

/** Counters that only rise, and what is open now. */
export interface Counts {
  readonly requests: number;
  /** Answers with 5xx, and requests that got none or only a part of one. */
  readonly errors: number;
  /** Answers of 1xx to 5xx. */
  readonly statuses: Statuses;
  readonly open: number;
}

export type Statuses = readonly [number, number, number, number, number];

export interface TaskCounts extends Counts {
  readonly service: string;
  readonly weight: number;
  readonly state: "ready" | "drain" | "maintenance" | "down";
}

/** Asks a balancer for its counters. Rejects when it does not answer. */
export async function readCounts(socket: string): Promise<BalancerCounts> {
  return parseCounts(await askHaproxy(socket, "show stat;show info"));
}

/** Reads the answer to `show stat;show info`: a table with commas, then lines of `Name: value`. (HAProxy 2.6 management guide, 9.1 and 9.3) */
export function parseCounts(text: string): BalancerCounts {
  const [head = "", ...lines] = text.split("\n");
  const columns = new Map(
    head
      .replace(/^# /, "")
      .split(",")
      .map((name, index) => [name, index]),
  );
  const services: Record<string, Counts> = {};
  const tasks: Record<string, TaskCounts> = {};
  for (const line of lines) {
    const values = line.split(",");
    if (values.length < columns.size) continue;
    const text = (name: string) => values[columns.get(name) ?? -1] ?? "";
    const row = { text, number: (name: string) => Number(text(name)) };
    const [service, name] = [text("pxname"), text("svname")];
    if (name === "BACKEND") services[service] = serviceCounts(row);
    else if (name !== "FRONTEND" && name !== NOBODY) tasks[name] = taskCounts(service, row);
  }
  const pid = Number(/^Pid: (\d+)$/m.exec(text)?.[1]);
  if (!(pid > 0)) throw new Error(`not the counters of a balancer: ${text.slice(0, 80)}`);
  return { pid, services, tasks };
}

interface Row {
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
}

/** What its clients saw: an attempt that another task made good is no error. */
function serviceCounts(row: Row): Counts {
  const statuses = statusesOf(row);
  const errors = statuses[4] + row.number("srv_abrt");
  return { requests: row.number("req_tot"), errors, statuses, open: row.number("scur") };
}

/** What the task did, whoever made it good. A connection or an answer that failed has no status. */
function taskCounts(service: string, row: Row): TaskCounts {
  const statuses = statusesOf(row);
  const lost = row.number("eresp") + row.number("econ");
  const requests = statuses.reduce((sum, count) => sum + count, lost);
  const errors = statuses[4] + lost + row.number("srv_abrt");
  const state = stateOf(row.text("status"));
  return { service, requests, errors, statuses, open: row.number("scur"), weight: row.number("weight"), state };
}

function statusesOf({ number }: Row): Statuses {
  return [number("hrsp_1xx"), number("hrsp_2xx"), number("hrsp_3xx"), number("hrsp_4xx"), number("hrsp_5xx")];
}

/** Such as `UP`, `UP 1/2`, `DRAIN`, `MAINT`, `DOWN 1/2`. */
function stateOf(status: string): TaskCounts["state"] {
  if (status.startsWith("UP") || status === "no check") return "ready";
  if (status.startsWith("DRAIN")) return "drain";
  return status.startsWith("MAINT") ? "maintenance" : "down";
}
