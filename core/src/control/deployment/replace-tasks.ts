import type { Ratio } from "../../units/index.ts";
import type { DeploymentAction, DeploymentObservation, RevisionTasks, Side, Stoppable } from "./observation.ts";
import { alive, meantToServe, NO_TASKS } from "./tasks.ts";

/** Between how many tasks a replacement has to stay. */
export interface Bounds {
  /** Healthy ones at least. */
  readonly minimum: number;
  /** Living ones at most. */
  readonly maximum: number;
}

/** The bounds of a share each way, rounded to the careful side as ECS does: the minimum up, the maximum down. */
export function boundsOf(minimumHealthy: Ratio, maximum: Ratio, desired: number): Bounds {
  // A ratio like 0.07 times 100 is a little more than 7, which is no reason for an eighth task.
  return { minimum: Math.ceil(minimumHealthy * desired - 1e-9), maximum: Math.floor(maximum * desired + 1e-9) };
}

/** Which way tasks are replaced. Going back, whatever of the new revision answers nobody is ended first, because it is known to be bad. */
export interface Direction extends Bounds {
  readonly to: Side;
}

/**
 * The next step in replacing the tasks of one revision by those of the other; null when all are replaced. Starts as many as there is room
 * for, waits until they are healthy, and drains only what may be missed.
 */
export function replaceTasks(observed: DeploymentObservation, direction: Direction): DeploymentAction | null {
  const { to: side, minimum, maximum } = direction;
  const from = side === "new" ? "old" : "new";
  const [to, leaving] = [tasksOf(observed, side), tasksOf(observed, from)];
  const bad: readonly Stoppable[] = side === "old" ? ["drained", "unhealthy", "starting"] : ["drained"];
  // Turned in the middle, the revision that is to serve has tasks of its own that are on their way out.
  const cleared = stopOne(leaving, from, bad) ?? stopOne(to, side, ["drained"]);
  if (cleared !== null) return cleared;
  const missing = observed.desired - meantToServe(to);
  const room = maximum - alive(to) - alive(leaving);
  if (missing > 0 && room > 0) return { kind: "start", revision: side, count: Math.min(missing, room) };
  const isComplete = to.healthy >= observed.desired;
  const useless = isComplete || missing > 0 ? stopOne(leaving, from, ["unhealthy", "starting"]) : null;
  if (useless !== null) return useless;
  const spare = to.healthy + leaving.healthy - minimum;
  const drainable = Math.min(leaving.healthy, spare, isComplete ? leaving.healthy : missing - leaving.draining);
  if (drainable > 0) return { kind: "drain", revision: from, count: drainable };
  if (leaving.draining + to.draining > 0) return { kind: "hold", until: null, reason: "tasks finish what they have" };
  if (isComplete && leaving.healthy === 0) return null;
  return { kind: "hold", until: observed.readyBy, reason: `the ${side} revision is not healthy yet` };
}

/** Ends what answers nobody, the first of these states that any task is in. */
function stopOne(tasks: RevisionTasks, revision: Side, states: readonly Stoppable[]): DeploymentAction | null {
  const state = states.find((one) => tasks[one] > 0);
  return state === undefined ? null : { kind: "stop", revision, state, count: tasks[state] };
}

/** Takes all tasks of a revision that gets no traffic away; null when none is left. */
export function clearAway(observed: DeploymentObservation, revision: Side): DeploymentAction | null {
  const tasks = tasksOf(observed, revision);
  const stopped = stopOne(tasks, revision, ["drained", "unhealthy", "starting"]);
  if (stopped !== null) return stopped;
  if (tasks.healthy > 0) return { kind: "drain", revision, count: tasks.healthy };
  if (tasks.draining === 0) return null;
  return { kind: "hold", until: null, reason: `the ${revision} revision finishes what it has` };
}

/** The tasks of one side; none where there is no old revision. */
export function tasksOf(observed: DeploymentObservation, side: Side): RevisionTasks {
  return observed[side] ?? NO_TASKS;
}
