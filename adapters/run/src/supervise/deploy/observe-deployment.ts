import { type DeploymentObservation, NO_TASKS, type RevisionTasks, type Side } from "@terrace/core/control";
import type { ResourceId } from "@terrace/core/graph";
import type { DeploymentRecord } from "./deployment-record.ts";
import type { FleetTask } from "./fleet.ts";

/** What is known from elsewhere: alarms that are on, and what the statistics say of the present share. */
export interface Signals {
  readonly alarms: readonly ResourceId[];
  readonly verdict: DeploymentObservation["verdict"];
}

/** A deployment at this moment: what was noted of it, and the tasks as they are. */
export function observeDeployment(
  record: DeploymentRecord,
  tasks: readonly FleetTask[],
  signals: Signals,
): DeploymentObservation {
  const { desired, from, readyBy, share, shareSince, verification, alarmsBefore, isRecalled, goingBack, end } = record;
  return {
    ...{ desired, readyBy, share, shareSince, verification, alarmsBefore, isRecalled, goingBack, end, ...signals },
    old: from === null ? null : count(record, tasks, "old"),
    new: count(record, tasks, "new"),
  };
}

/** The tasks of one side. */
export function tasksOn(side: Side, record: DeploymentRecord, tasks: readonly FleetTask[]): readonly FleetTask[] {
  return tasks.filter(({ revision }) => revision === (side === "new" ? record.to : record.from));
}

/** The tasks of neither side: an earlier deployment kept them for its own way back. */
export function outdated({ from, to }: DeploymentRecord, tasks: readonly FleetTask[]): readonly FleetTask[] {
  return tasks.filter(({ revision }) => revision !== from && revision !== to);
}

/** The state of a task in the words of a deployment. */
export function stateOf(
  { leaving }: DeploymentRecord,
  { slot, health }: FleetTask,
): keyof Omit<RevisionTasks, "crashes" | "trouble"> {
  const gone = leaving[slot];
  if (gone !== undefined) return gone.isDrained ? "drained" : "draining";
  if (health === "healthy") return "healthy";
  return health === "unhealthy" ? "unhealthy" : "starting";
}

function count(record: DeploymentRecord, all: readonly FleetTask[], side: Side): RevisionTasks {
  const tasks = tasksOn(side, record, all);
  const counts = { ...NO_TASKS, crashes: record.crashes[side], trouble: troubleOf(tasks) };
  for (const task of tasks) counts[stateOf(record, task)]++;
  return counts;
}

/** Of those that are not healthy rather than of one that has recovered. */
function troubleOf(tasks: readonly FleetTask[]): string | null {
  const troubled = tasks.filter(({ trouble }) => trouble !== null);
  return (troubled.find(({ health }) => health !== "healthy") ?? troubled[0])?.trouble ?? null;
}
