import type { Traffic } from "@terrace/core/report";
import type { BalancerCounts, Counts, Statuses, TaskCounts } from "./balancer-counts.ts";
import type { Latencies } from "./latencies.ts";

/** What passed the balancer between two looks at its counters. */
export interface BalancerTraffic {
  readonly services: Readonly<Record<string, Traffic>>;
  readonly tasks: Readonly<Record<string, TaskTraffic>>;
}

export interface TaskTraffic {
  readonly traffic: Traffic;
  readonly weight: number;
  readonly balanced: TaskCounts["state"];
}

const NOTHING: Counts = { requests: 0, errors: 0, statuses: [0, 0, 0, 0, 0], open: 0 };

/** The difference of two looks. A balancer that was started anew between them has counted from nothing. */
export function trafficBetween(
  before: BalancerCounts,
  now: BalancerCounts,
  latency: ReturnType<Latencies["take"]>,
): BalancerTraffic {
  const past = before.pid === now.pid ? before : null;
  const services = Object.entries(now.services).map(([name, counts]) => [
    name,
    difference(past?.services[name] ?? NOTHING, counts, latency(name)),
  ]);
  const tasks = Object.entries(now.tasks).map(([name, counts]) => {
    const traffic = difference(past?.tasks[name] ?? NOTHING, counts, latency(counts.service, name));
    return [name, { traffic, weight: counts.weight, balanced: counts.state }];
  });
  return { services: Object.fromEntries(services), tasks: Object.fromEntries(tasks) };
}

function difference(before: Counts, now: Counts, latency: Traffic["latency"]): Traffic {
  const statuses = now.statuses.map((count, index) => count - (before.statuses[index] ?? 0));
  return {
    requests: now.requests - before.requests,
    errors: now.errors - before.errors,
    statuses: statuses as unknown as Statuses,
    ...{ open: now.open, latency },
  };
}
