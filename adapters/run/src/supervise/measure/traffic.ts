import type { Traffic } from "@terrace/core/report";
import type { Ratio } from "@terrace/core/units";
import type { BalancerCounts, Counts, Statuses, TaskCounts } from "./balancer-counts.ts";
import type { Latencies } from "./latencies.ts";

/** What passed the balancer between two looks at its counters. */
export interface BalancerTraffic {
  readonly services: Readonly<Record<string, Traffic>>;
  readonly tasks: Readonly<Record<string, TaskTraffic>>;
}

export interface TaskTraffic {
  readonly traffic: Traffic;
  readonly share: Ratio;
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
    return [name, { traffic, share: shareOf(counts, now), balanced: counts.state }];
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

/** Its part of the weights of those that get requests now. */
function shareOf(task: TaskCounts, { tasks }: BalancerCounts): Ratio {
  if (task.state !== "ready") return 0;
  const total = Object.values(tasks).reduce(
    (sum, { service, state, weight }) => (service === task.service && state === "ready" ? sum + weight : sum),
    0,
  );
  return total === 0 ? 0 : task.weight / total;
}
