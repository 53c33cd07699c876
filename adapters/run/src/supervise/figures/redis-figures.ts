import { exchange } from "../probe/exchange.ts";
import { command } from "../probe/redis.ts";
import type { Figure } from "./exposition.ts";

const PATIENCE = 1_000;

/** Of what INFO tells, what a metric is made of. */
const FIGURES = [
  ["connected_clients", "gauge", "connections"],
  ["maxclients", "gauge", "connections_most"],
  ["used_memory", "gauge", "memory_bytes"],
  ["maxmemory", "gauge", "memory_most_bytes"],
  ["rejected_connections", "counter", "rejected_total"],
  ["keyspace_hits", "counter", "hits_total"],
  ["keyspace_misses", "counter", "misses_total"],
  ["evicted_keys", "counter", "evicted_total"],
] as const;

/** What a Redis server counts. Rejects when it does not answer or refuses. */
export async function redisFigures(
  process: string,
  { port, password }: { readonly port: number; readonly password: string | null },
): Promise<readonly Figure[]> {
  const login = password === null ? "" : command("AUTH", password);
  const answer = await exchange(
    { host: "127.0.0.1", port },
    {
      message: login + command("INFO", "clients", "memory", "stats"),
      timeout: PATIENCE,
      enough: (text) => text.includes("\r\nevicted_keys:") || /(^|\n)-/.test(text.toString("latin1", 0, 200)),
    },
  );
  const told = parseInfo(answer.toString());
  return FIGURES.flatMap(([field, type, name]) => {
    const value = told[field];
    return value === undefined
      ? []
      : [{ name: `terrace_redis_${name}`, type, samples: [{ labels: { process }, value }] }];
  });
}

/** Reads the lines `name:number` of INFO. */
export function parseInfo(text: string): Readonly<Record<string, number>> {
  const fields = Object.fromEntries(
    [...text.matchAll(/^(\w+):(\d+)\r?$/gm)].map(([, name = "", value]) => [name, Number(value)]),
  );
  if (fields.used_memory === undefined) throw new Error(`not what INFO tells: ${text.slice(0, 80)}`);
  return fields;
}
