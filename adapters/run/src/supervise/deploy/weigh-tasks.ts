import { readServers, setWeights } from "../balance/servers.ts";
import { weightsFor } from "../balance/weights.ts";
import type { DeploymentRecord } from "./deployment-record.ts";
import type { FleetBalancer, FleetTask } from "./fleet.ts";
import { stateOf, tasksOn } from "./observe-deployment.ts";

/**
 * What every task is to weigh. While requests are moved, the healthy tasks of each side share its part; one of the new side weighs nothing until
 * it is counted in, and one of the old side weighs something even when it is away: it must be found when it is back. While tasks are replaced
 * one by one, all weigh the same.
 */
export function weightsOf(record: DeploymentRecord, tasks: readonly FleetTask[]): Readonly<Record<string, number>> {
  const isShifting = "verify" in record.rules && record.from !== null && record.desired > 0;
  if (!isShifting) return Object.fromEntries(tasks.map(({ slot }) => [slot, 1]));
  const isHealthy = (task: FleetTask) => stateOf(record, task) === "healthy";
  const [old, fresh] = [tasksOn("old", record, tasks), tasksOn("new", record, tasks)];
  const [oldOnes, freshOnes] = [old.filter(isHealthy), fresh.filter(isHealthy)];
  const weights = weightsFor({ old: oldOnes.length, new: freshOnes.length }, record.share);
  const rest = record.share < 1 ? Math.max(1, weights.old[0] ?? 1) : 0;
  return Object.fromEntries([
    ...old.map(({ slot }) => [slot, rest] as const),
    ...fresh.map(({ slot }) => [slot, 0] as const),
    ...oldOnes.map(({ slot }, index) => [slot, weights.old[index] ?? 0] as const),
    // Nothing goes to a revision that has no share yet, even while the old one is away.
    ...freshOnes.map(({ slot }, index) => [slot, record.share === 0 ? 0 : (weights.new[index] ?? 0)] as const),
  ]);
}

/** Makes the balancer give what the record says, where it does not yet. Rejects when it did not take it. */
export async function weighTasks(
  balancer: FleetBalancer,
  record: DeploymentRecord,
  tasks: readonly FleetTask[],
): Promise<void> {
  const wanted = weightsOf(record, tasks);
  const present = await readServers(balancer.socket, balancer.backend);
  if (present.every(({ name, weight }) => (wanted[name] ?? weight) === weight)) return;
  await setWeights(balancer.socket, balancer.backend, wanted);
  await balancer.changed();
}
