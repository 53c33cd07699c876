import { describe, expect, it } from "vitest";
import type { BalancerCounts, TaskCounts } from "./balancer-counts.ts";
import { Latencies } from "./latencies.ts";
import { trafficBetween } from "./traffic.ts";

const task = (requests: number, changes: Partial<TaskCounts> = {}): TaskCounts => ({
  ...{ service: "films", requests, errors: 0, statuses: [0, requests, 0, 0, 0], open: 0, weight: 1, state: "ready" },
  ...changes,
});

function counted(pid: number, tasks: Readonly<Record<string, TaskCounts>>): BalancerCounts {
  const requests = Object.values(tasks).reduce((sum, one) => sum + one.requests, 0);
  return {
    pid,
    tasks,
    services: { films: { requests, errors: 0, statuses: [0, requests, 0, 0, 0], open: 0 } },
  };
}

const untimed = () => null;

describe("what passed between two looks", () => {
  it("is the difference of what was counted", () => {
    const { services, tasks } = trafficBetween(
      counted(1, { "films-1": task(100), "films-2": task(10) }),
      counted(1, { "films-1": task(130), "films-2": task(10) }),
      untimed,
    );
    expect(services.films).toMatchObject({ requests: 30, statuses: [0, 30, 0, 0, 0] });
    expect([tasks["films-1"]?.traffic.requests, tasks["films-2"]?.traffic.requests]).toEqual([30, 0]);
  });

  it("is all that a new balancer has counted, also when that is more than the one before it had", () => {
    const { services } = trafficBetween(
      counted(1, { "films-1": task(20) }),
      counted(2, { "films-1": task(30) }),
      untimed,
    );
    expect(services.films?.requests).toBe(30);
  });

  it("has the quantiles of the answers that were timed, once", () => {
    const latencies = new Latencies();
    for (let at = 1; at <= 100; at++) latencies.note({ service: "films", task: "films-1", status: 200, latency: at });
    latencies.note({ service: "films", task: "films-2", status: 503, latency: null });
    const now = counted(1, { "films-1": task(100), "films-2": task(1) });
    const first = trafficBetween(now, now, latencies.take());
    expect(first.services.films?.latency).toEqual({ p50: 50, p95: 95, p99: 99 });
    expect(first.tasks["films-2"]?.traffic.latency).toBeNull();
    expect(trafficBetween(now, now, latencies.take()).services.films?.latency).toBeNull();
  });
});
