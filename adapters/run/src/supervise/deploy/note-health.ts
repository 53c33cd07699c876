import type { DeploymentRecord } from "./deployment-record.ts";
import type { FleetTask } from "./fleet.ts";
import { stateOf, tasksOn } from "./observe-deployment.ts";

/**
 * Notes what has changed of the tasks since the last look: crashes, each once, and who is healthy. A task that was healthy and has ended, by
 * itself or because somebody asked, is started again and gets the time that a start gets; one that never was has had its time.
 */
export function noteHealth(record: DeploymentRecord, tasks: readonly FleetTask[], now: number): DeploymentRecord {
  const side = record.goingBack === null ? "new" : "old";
  const crashes = {
    old: record.crashes.old + crashesOf(record, tasksOn("old", record, tasks)),
    new: record.crashes.new + crashesOf(record, tasksOn("new", record, tasks)),
  };
  const serving = tasksOn(side, record, tasks);
  const healthySlots = serving.filter((task) => stateOf(record, task) === "healthy").map(({ slot }) => slot);
  const wereHealthy = record.wereHealthy || healthySlots.length > 0;
  const isLost = serving.some((task) => record.healthySlots.includes(task.slot) && isAway(record, task));
  const isLonger = isLost || (wereHealthy && crashes[side] > record.crashes[side]);
  return {
    ...record,
    ...{ crashes, healthySlots, wereHealthy },
    crashesSeen: Object.fromEntries(tasks.map((task) => [task.slot, task.crashes])),
    readyBy: isLonger ? Math.max(record.readyBy, now + record.grace) : record.readyBy,
  };
}

/** A count below the one that was seen has begun anew, under a successor or for another task. */
function crashesOf({ crashesSeen }: DeploymentRecord, tasks: readonly FleetTask[]): number {
  return tasks.reduce((sum, { slot, crashes }) => {
    const seen = crashesSeen[slot] ?? 0;
    return sum + (crashes < seen ? crashes : crashes - seen);
  }, 0);
}

function isAway(record: DeploymentRecord, task: FleetTask): boolean {
  const state = stateOf(record, task);
  return state === "starting" || state === "unhealthy";
}
