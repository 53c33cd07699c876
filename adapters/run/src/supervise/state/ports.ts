import { createHash } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Where a person looks: the edge's port is stable and easy to say. */
const EDGE_FIRST = 4_100;
/** Below the range that the kernel hands to outgoing connections (32768 and up), so that none of those takes a port that is ours. */
const LOW = 20_000;
const SPAN = 12_000;

const LOOK_AGAIN = 50;

/** What is known before ports are chosen. */
export interface PortHints {
  /** Ports of the last start, by key. */
  readonly previous: Readonly<Record<string, number>>;
  /** Ports that are in use and stay ours: processes that were adopted listen there. */
  readonly ours: ReadonlySet<number>;
  /** Text that tells two platforms on a machine apart, so that they look for ports in different places. */
  readonly seed: string;
  /** Ports that were asked for, taken or not. */
  readonly given: Readonly<Record<string, number>>;
}

/** A port for each key: the given one, else the last start's if it is still free, else a free one. */
export async function choosePorts(keys: readonly string[], hints: PortHints): Promise<Record<string, number>> {
  const chosen: Record<string, number> = {};
  const used = new Set<number>([...Object.values(hints.given), ...Object.values(hints.previous), ...hints.ours]);
  for (const key of keys) {
    const kept = hints.given[key] ?? (await stillGood(hints.previous[key], hints, new Set(Object.values(chosen))));
    const port = kept ?? (await nextFree(firstFor(key, hints.seed), used));
    chosen[key] = port;
    used.add(port);
  }
  return chosen;
}

/** True when a loopback port can be listened on now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** True as soon as a port can be listened on; false when it still cannot after `patience` milliseconds. */
export async function isFreeWithin(port: number, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (!(await isFree(port))) {
    if (performance.now() > deadline) return false;
    await sleep(LOOK_AGAIN);
  }
  return true;
}

async function stillGood(port: number | undefined, hints: PortHints, chosen: Set<number>): Promise<number | undefined> {
  if (port === undefined || chosen.has(port)) return undefined;
  return hints.ours.has(port) || (await isFree(port)) ? port : undefined;
}

async function nextFree(first: number, used: ReadonlySet<number>): Promise<number> {
  for (let port = first; port < 65_536; port++) {
    if (!used.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free loopback port from ${first} on`);
}

function firstFor(key: string, seed: string): number {
  if (key === "edge") return EDGE_FIRST;
  return LOW + (createHash("sha256").update(seed).digest().readUInt32BE(0) % SPAN);
}
