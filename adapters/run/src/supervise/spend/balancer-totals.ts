import { askHaproxy } from "../probe/haproxy.ts";

/** What the balancer has answered since it was started. */
export interface BalancerTotals {
  /** Another process counts from nothing. */
  readonly pid: number;
  readonly requests: number;
  /** Bytes of answers, heads included. */
  readonly bytes: number;
}

/** Asks a balancer. Rejects when it does not answer. */
export async function readTotals(socket: string): Promise<BalancerTotals> {
  return parseTotals(await askHaproxy(socket, "show stat;show info"));
}

/** Reads the answer to `show stat;show info`: what all services answered together. (HAProxy 2.6 management guide, 9.1 and 9.3) */
export function parseTotals(text: string): BalancerTotals {
  const [head = "", ...lines] = text.split("\n");
  const columns = head.replace(/^# /, "").split(",");
  const [kind, requests, bytes] = ["svname", "req_tot", "bout"].map((name) => columns.indexOf(name));
  const services = lines.map((line) => line.split(",")).filter((values) => values[kind ?? -1] === "BACKEND");
  const sum = (column: number | undefined) =>
    services.reduce((total, values) => total + Number(values[column ?? -1] ?? 0), 0);
  const pid = Number(/^Pid: (\d+)$/m.exec(text)?.[1]);
  if (!(pid > 0)) throw new Error(`not the counters of a balancer: ${text.slice(0, 80)}`);
  return { pid, requests: sum(requests), bytes: sum(bytes) };
}

/** What came between two looks. One that was started anew has counted from nothing; before a first look nothing is known. */
export function totalsBetween(before: BalancerTotals | null, now: BalancerTotals): Omit<BalancerTotals, "pid"> {
  if (before === null) return { requests: 0, bytes: 0 };
  const past = before.pid === now.pid && before.requests <= now.requests ? before : { requests: 0, bytes: 0 };
  return { requests: now.requests - past.requests, bytes: now.bytes - past.bytes };
}
