import type { DeploymentAction, Side, Stoppable } from "@terrace/core/control";
import { askHttp } from "../probe/http.ts";
import { DRAIN_BOUND, sessions } from "../process/drain.ts";
import { type DeploymentRecord, type Leaving, turn } from "./deployment-record.ts";
import type { Fleet, FleetTask } from "./fleet.ts";
import { outdated, stateOf, tasksOn } from "./observe-deployment.ts";
import { steerTasks } from "./steer-tasks.ts";
import { withStep } from "./steps.ts";

/** How long a look at a new task may take. */
const LOOK_PATIENCE = 2_000;

/** What an action is done with. */
export interface Hands {
  readonly fleet: Fleet;
  readonly now: () => number;
}

/** Does one action, and returns the record as it is then. Rejects when it could not be done; trying again does no harm. */
export async function carryOut(
  action: DeploymentAction,
  record: DeploymentRecord,
  { fleet, now }: Hands,
): Promise<DeploymentRecord> {
  switch (action.kind) {
    case "start":
      // Before anybody is admitted: a free place may still weigh what its last task did.
      await steerTasks(fleet, record);
      await fleet.start(numberOf(action.revision, record), action.count);
      return { ...record, readyBy: now() + record.grace };
    case "drain":
      return drainTasks(action, record, { fleet, now });
    case "stop":
      return stopTasks(action, record, fleet);
    case "shift": {
      const shifted = { ...record, share: action.share };
      return { ...(await steered(shifted, { fleet, now })), shareSince: now() };
    }
    case "verify": {
      const isPassed = await look(tasksOn("new", record, fleet.tasks()), action.path);
      const attempts = record.verification.attempts + 1;
      return { ...record, verification: { attempts, lastAt: now(), isPassed } };
    }
    case "roll-back":
      return turn(record, action.reason, now());
    case "finish":
      return { ...record, end: { outcome: action.outcome, reason: action.reason, at: now() } };
    case "hold":
    case "rest":
      return record;
  }
}

/** Notes which draining tasks have nothing left, or had their time. */
export async function noteDrained(record: DeploymentRecord, { fleet, now }: Hands): Promise<DeploymentRecord> {
  const entries = Object.entries(record.leaving).map(async ([slot, one]): Promise<[string, Leaving]> => {
    const isOver = one.isDrained || now() - one.since >= DRAIN_BOUND || (await openOn(slot, fleet)) === 0;
    return [slot, { ...one, isDrained: isOver }];
  });
  return { ...record, leaving: Object.fromEntries(await Promise.all(entries)) };
}

/** Makes the balancer do what the record says. That it could not be kept is noted, and no reason to undo it. */
export async function steered(record: DeploymentRecord, { fleet, now }: Hands): Promise<DeploymentRecord> {
  const unkept = await steerTasks(fleet, record);
  return unkept === null ? record : withStep(record, { at: now(), kind: "unkept", text: unkept });
}

/** Ends what is left of earlier deployments: it gets no requests any more, and its slots are needed. */
export async function clearOutdated(record: DeploymentRecord, { fleet, now }: Hands): Promise<DeploymentRecord> {
  const slots = record.end === null ? outdated(record, fleet.tasks()).map(({ slot }) => slot) : [];
  if (slots.length === 0) return record;
  await fleet.stop(slots);
  return withStep(record, { at: now(), kind: "stop", text: `stop ${slots.join(", ")} of an earlier revision` });
}

async function openOn(slot: string, { balancer }: Fleet): Promise<number> {
  return balancer === null ? 0 : sessions(balancer.socket, { backend: balancer.backend, server: slot });
}

async function drainTasks(
  { revision, count }: Extract<DeploymentAction, { readonly kind: "drain" }>,
  record: DeploymentRecord,
  { fleet, now }: Hands,
): Promise<DeploymentRecord> {
  const leaving = pick(record, fleet, { side: revision, state: "healthy", count });
  const noted = leaving.map((slot) => [slot, { since: now(), isDrained: false }]);
  const left = await steered(
    { ...record, leaving: { ...record.leaving, ...Object.fromEntries(noted) } },
    { fleet, now },
  );
  fleet.sendAway(leaving);
  return left;
}

async function stopTasks(
  { revision, state, count }: Extract<DeploymentAction, { readonly kind: "stop" }>,
  record: DeploymentRecord,
  fleet: Fleet,
): Promise<DeploymentRecord> {
  const slots = pick(record, fleet, { side: revision, state, count });
  await fleet.stop(slots);
  const left = <T>(bySlot: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(bySlot).filter(([slot]) => !slots.includes(slot)));
  // The next task in the slot counts its own.
  return { ...record, leaving: left(record.leaving), crashesSeen: left(record.crashesSeen) };
}

/** The slots of so many tasks of one side and state. */
function pick(
  record: DeploymentRecord,
  fleet: Fleet,
  { side, state, count }: { readonly side: Side; readonly state: Stoppable | "healthy"; readonly count: number },
): readonly string[] {
  return tasksOn(side, record, fleet.tasks())
    .filter((task) => stateOf(record, task) === state)
    .slice(0, count)
    .map(({ slot }) => slot);
}

function numberOf(side: Side, { from, to }: DeploymentRecord): number {
  if (side === "new") return to;
  if (from === null) throw new Error("there is no revision before this one");
  return from;
}

/** Every new task is asked, not only one: each of them is about to get traffic. */
async function look(tasks: readonly FleetTask[], path: string): Promise<boolean> {
  const answers = await Promise.allSettled(tasks.map(({ port }) => askHttp({ port, path }, LOOK_PATIENCE)));
  return answers.every(({ status }) => status === "fulfilled");
}
