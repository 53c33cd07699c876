import type { PlannedProcess } from "../../plan/run-plan.ts";

/** Where the balancer of a plan takes orders; null when it has none. */
export function balancerSocket(processes: readonly PlannedProcess[]): string | null {
  for (const { probe } of processes) if (probe.check.kind === "haproxy") return probe.check.socket;
  return null;
}
