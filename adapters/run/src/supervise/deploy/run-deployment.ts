import { setTimeout as sleep } from "node:timers/promises";
import { type DeploymentAction, nextDeploymentStep } from "@terrace/core/control";
import { formatPercent } from "@terrace/core/units";
import { carryOut, type Hands, noteDrained } from "./carry-out.ts";
import { type DeploymentRecord, type DeploymentStep, turn } from "./deployment-record.ts";
import { noteHealth } from "./note-health.ts";
import { observeDeployment, type Signals } from "./observe-deployment.ts";
import { weighTasks } from "./weigh-tasks.ts";

const LOOK_AGAIN = 100;

/** What a deployment is run with. */
export interface DeploymentRun extends Hands {
  /** The record as it is kept now: somebody may have asked for the way back meanwhile. */
  readonly read: () => DeploymentRecord;
  readonly keep: (record: DeploymentRecord) => void;
  readonly signals: (record: DeploymentRecord) => Signals;
  readonly signal: AbortSignal;
}

/**
 * Runs a deployment until nothing of it is left to be done, from wherever its record and the tasks stand. It keeps the record after every step,
 * so that a successor goes on. An action that could not be done is noted and tried again. Settles early when the signal fires.
 */
export async function runDeployment(run: DeploymentRun): Promise<void> {
  while (!run.signal.aborted) {
    const record = await look(run);
    const observed = observeDeployment(record, run.fleet.tasks(), run.signals(record));
    const action = nextDeploymentStep(record.rules, observed, run.now());
    const told = tell(record, action, run.now());
    keep(run, told);
    if (action.kind === "rest") return;
    if (action.kind !== "hold") {
      const next = await done(action, told, run).catch((error: unknown) => blocked(told, error, run.now()));
      keep(run, next);
      if (next.blockedSince === null) continue;
    }
    await sleep(LOOK_AGAIN, undefined, { signal: run.signal }).catch(() => undefined);
  }
}

async function done(action: DeploymentAction, record: DeploymentRecord, run: DeploymentRun): Promise<DeploymentRecord> {
  return { ...(await carryOut(action, record, run)), blockedSince: null };
}

/** What has changed since the last step: tasks that are drained or have ended, and weights that no longer fit those that are there. */
async function look(run: DeploymentRun): Promise<DeploymentRecord> {
  const { fleet } = run;
  const noted = await noteDrained(run.read(), run).catch(() => run.read());
  const record = noteHealth(noted, fleet.tasks(), run.now());
  keep(run, record);
  // A balancer that is just being started anew has kept what it was told; the next look tries again.
  if (fleet.balancer !== null) await weighTasks(fleet.balancer, record, fleet.tasks()).catch(() => undefined);
  return record;
}

/** Whoever asks for the way back writes into the kept record; that is never overwritten. */
function keep({ read, keep: write }: DeploymentRun, record: DeploymentRecord): void {
  write({ ...record, isRecalled: record.isRecalled || read().isRecalled });
}

/** What cannot be done for as long as a start may take is given up: the way there, and then the way back. */
function blocked(record: DeploymentRecord, error: unknown, at: number): DeploymentRecord {
  const text = error instanceof Error ? error.message : String(error);
  const noted = withStep({ ...record, blockedSince: record.blockedSince ?? at }, { at, kind: "retry", text });
  if (at - (noted.blockedSince ?? at) < record.grace) return noted;
  if (record.goingBack !== null) return { ...noted, end: { outcome: "failed", reason: text, at } };
  return turn(noted, { cause: "blocked", detail: text }, at);
}

/** Adds what is done now, unless it is the same waiting, or trying, as before. */
function tell(record: DeploymentRecord, action: DeploymentAction, at: number): DeploymentRecord {
  return action.kind === "rest" ? record : withStep(record, { at, kind: action.kind, text: textOf(action) });
}

function withStep(record: DeploymentRecord, step: DeploymentStep): DeploymentRecord {
  const isTold = record.steps.slice(-2).some(({ kind, text }) => kind === step.kind && text === step.text);
  if (isTold) return record;
  return { ...record, steps: [...record.steps, step] };
}

/** An action in a sentence for people and for `--json`. */
function textOf(action: Exclude<DeploymentAction, { readonly kind: "rest" }>): string {
  switch (action.kind) {
    case "start":
    case "drain":
      return `${action.kind} ${counted(action.count)} of the ${action.revision} revision`;
    case "stop":
      return `stop ${counted(action.count)} of the ${action.revision} revision (${action.state})`;
    case "shift":
      return `give the new revision ${formatPercent(action.share)} of the requests`;
    case "verify":
      return `look at ${action.path} of the new revision`;
    case "roll-back":
      return action.reason.detail;
    default:
      return action.reason;
  }
}

function counted(count: number): string {
  return count === 1 ? "1 task" : `${count} tasks`;
}
