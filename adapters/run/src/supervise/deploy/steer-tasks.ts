import { isShifting } from "@terrace/core/control";
import { weightsWithControl } from "../balance/control-weights.ts";
import { type BalancedServer, readServers, type ServerWish, setServers } from "../balance/servers.ts";
import { type TaskNumbers, type Weights, weightsFor } from "../balance/weights.ts";
import type { DeploymentRecord } from "./deployment-record.ts";
import type { Fleet, FleetTask } from "./fleet.ts";
import { outdated, stateOf, tasksOn } from "./observe-deployment.ts";

/**
 * Makes the balancer give what the record says, where it does not yet: weights, and whether anything new is sent at all. Rejects when it did
 * not take it; returns why it could not be kept for a balancer that is killed, or null.
 */
export async function steerTasks({ balancer, tasks }: Fleet, record: DeploymentRecord): Promise<string | null> {
  if (balancer === null) return null;
  const present = await readServers(balancer.socket, balancer.backend);
  const wanted = wishesOf(record, tasks(), present);
  const wrong = present.filter(({ name, weight, state }) => {
    const wish = wanted[name];
    return wish !== undefined && (wish.weight !== weight || (wish.state ?? state) !== state);
  });
  const missing = Object.keys(wanted).filter((slot) => !present.some(({ name }) => name === slot));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(", ")}`);
  if (wrong.length === 0) return null;
  const changed = Object.fromEntries(
    wrong.flatMap(({ name }) => Object.entries(wanted).filter(([key]) => key === name)),
  );
  await setServers(balancer.socket, balancer.backend, changed);
  return balancer.changed().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/** What each place is to be. A task that is not healthy is admitted by whoever supervises it, and not from here. */
function wishesOf(
  record: DeploymentRecord,
  tasks: readonly FleetTask[],
  present: readonly BalancedServer[],
): Readonly<Record<string, ServerWish>> {
  const weights = weightsOf(record, tasks);
  const taken = tasks.flatMap((task): [string, ServerWish][] => {
    const weight = weights[task.slot];
    if (weight === undefined) return [];
    const state = record.leaving[task.slot] !== undefined ? "drain" : isServing(record, task) ? "ready" : null;
    return [[task.slot, { weight, state }]];
  });
  // A task that is started in a free place is admitted before anybody looks at it.
  const weight = isShifting(record.rules, record) && record.end === null ? 0 : 1;
  const free = present.filter(({ name }) => !tasks.some(({ slot }) => slot === name));
  return Object.fromEntries([...taken, ...free.map(({ name }) => [name, { weight, state: null }] as const)]);
}

/**
 * What every task is to weigh. While requests are moved, the healthy tasks of each side share its part; one of a side that has all of them weighs
 * something even when it is away: it must be found when it is back. While tasks are replaced one by one, all weigh the same. What is of neither
 * revision gets nothing; once the deployment has ended it is somebody else's.
 */
export function weightsOf(record: DeploymentRecord, tasks: readonly FleetTask[]): Readonly<Record<string, number>> {
  const [old, fresh] = [tasksOn("old", record, tasks), tasksOn("new", record, tasks)];
  const others = record.end === null ? outdated(record, tasks).map(({ slot }) => [slot, 0] as const) : [];
  if (!isShifting(record.rules, record))
    return Object.fromEntries([...others, ...[...old, ...fresh].map(({ slot }) => [slot, 1] as const)]);
  const isHealthy = (task: FleetTask) => isServing(record, task);
  const [oldOnes, freshOnes] = [old.filter(isHealthy), fresh.filter(isHealthy)];
  const numbers = { old: oldOnes.length, new: freshOnes.length };
  const weights = withControl(record, numbers) ?? weightsFor(numbers, record.share);
  const rest = record.share < 1 ? Math.max(1, ...weights.old) : 0;
  return Object.fromEntries([
    ...others,
    ...old.map(({ slot }) => [slot, rest] as const),
    ...fresh.map(({ slot }) => [slot, record.share === 1 ? 1 : 0] as const),
    ...oldOnes.map(({ slot }, index) => [slot, weights.old[index] ?? 0] as const),
    // Nothing goes to a revision that has no share yet, even while the old one is away.
    ...freshOnes.map(({ slot }, index) => [slot, record.share === 0 ? 0 : (weights.new[index] ?? 0)] as const),
  ]);
}

/** The task of the old revision that gets as few requests as one of a canary, and is what it is held against; null where there is none. */
export function controlOf(record: DeploymentRecord, tasks: readonly FleetTask[]): string | null {
  const [old, fresh] = (["old", "new"] as const).map((side) =>
    tasksOn(side, record, tasks).filter((task) => isServing(record, task)),
  );
  const weights = withControl(record, { old: old?.length ?? 0, new: fresh?.length ?? 0 });
  return weights === null ? null : (old?.[0]?.slot ?? null);
}

function withControl({ rules, share }: DeploymentRecord, numbers: TaskNumbers): Weights | null {
  return rules.strategy === "canary" ? weightsWithControl(numbers, share) : null;
}

function isServing(record: DeploymentRecord, task: FleetTask): boolean {
  return stateOf(record, task) === "healthy";
}
