import type { PlannedProcess } from "./run-plan.ts";

const RANK: Readonly<Record<PlannedProcess["kind"], number>> = {
  postgres: 0,
  pgbouncer: 1,
  redis: 2,
  collector: 2,
  service: 3,
  worker: 4,
  site: 5,
  haproxy: 6,
  nginx: 7,
  prometheus: 8,
};

/**
 * Data first, then tasks, then what lets requests in. Every dependency points from a later rank to an earlier one,
 * and stopping in the reverse order closes the door before anybody behind it leaves.
 */
export function startOrder(processes: readonly PlannedProcess[]): readonly PlannedProcess[] {
  return processes.toSorted(
    (a, b) => RANK[a.kind] - RANK[b.kind] || a.name.localeCompare(b.name, "en", { numeric: true }),
  );
}
