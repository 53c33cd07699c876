import { isDeepStrictEqual } from "node:util";
import { type DeploymentAction, nextDeploymentStep } from "@terrace/core/control";
import { carryOut, clearOutdated, type Hands, noteDrained, steered } from "./carry-out.ts";
import { type DeploymentRecord, turn } from "./deployment-record.ts";
import { noteHealth } from "./note-health.ts";
import { observeDeployment, type Signals } from "./observe-deployment.ts";
import { withAction, withStep, withVerdict } from "./steps.ts";
import type { Waker } from "./waker.ts";

const LOOK_AGAIN = 100;
const LOOK_WHEN_QUIET = 1_000;

/** What a deployment is run with. */
export interface DeploymentRun extends Hands {
  /** The record as it is kept now: somebody may have asked for the way back meanwhile. */
  readonly read: () => DeploymentRecord;
  readonly keep: (record: DeploymentRecord) => void;
  readonly signals: (record: DeploymentRecord) => Signals;
  /** Woken when there may be something to see before its time. */
  readonly waker: Waker;
  readonly signal: AbortSignal;
}

/**
 * Runs a deployment until nothing of it is left to be done, from wherever its record and the tasks stand. It keeps the record after every step,
 * so that a successor goes on. An action that could not be done is noted and tried again. Settles early when the signal fires.
 */
export async function runDeployment(run: DeploymentRun): Promise<void> {
  while (!run.signal.aborted) {
    const record = await look(run);
    const signals = run.signals(record);
    const observed = observeDeployment(record, run.fleet.tasks(), signals);
    const action = nextDeploymentStep(record.rules, observed, run.now());
    const judged = withVerdict(record, action, { verdict: signals.verdict, at: run.now() });
    const told = withAction(judged, action, run.now());
    keep(run, told);
    if (action.kind === "rest") return;
    if (action.kind !== "hold") {
      const next = await done(action, told, run).catch((error: unknown) =>
        refused(told, action, { error, at: run.now() }),
      );
      keep(run, next);
      if (next.blocked === null) continue;
    }
    await run.waker.wait(patience(action, told, run), run.signal);
  }
}

async function done(action: DeploymentAction, record: DeploymentRecord, run: DeploymentRun): Promise<DeploymentRecord> {
  return { ...(await carryOut(action, record, run)), blocked: null };
}

/** In a hold with all tasks well only a verdict comes unannounced; on the way to something, everything changes sooner. */
function patience(action: DeploymentAction, { leaving }: DeploymentRecord, { fleet, now }: DeploymentRun): number {
  if (action.kind !== "hold" || action.until === null || Object.keys(leaving).length > 0) return LOOK_AGAIN;
  if (fleet.tasks().some(({ health }) => health !== "healthy")) return LOOK_AGAIN;
  return Math.max(LOOK_AGAIN, Math.min(LOOK_WHEN_QUIET, action.until - now()));
}

/** What has changed since the last step: tasks that are drained or have ended, and weights and states that no longer fit those that are there. */
async function look(run: DeploymentRun): Promise<DeploymentRecord> {
  const { fleet } = run;
  const noted = await noteDrained(run.read(), run).catch(() => run.read());
  const record = noteHealth(noted, fleet.tasks(), run.now());
  keep(run, record);
  // A balancer that is just being started anew has kept what it was told; the next look tries again.
  return steered(record, run)
    .then((next) => clearOutdated(next, run))
    .catch(() => record);
}

/** Whoever asks for the way back writes into the kept record; that is never overwritten. What is kept already is not written again. */
function keep({ read, keep: write }: DeploymentRun, record: DeploymentRecord): void {
  const kept = read();
  const next = { ...record, isRecalled: record.isRecalled || kept.isRecalled };
  if (!isDeepStrictEqual(next, kept)) write(next);
}

/** What cannot be done for as long as a start may take is given up: the way there, and then the way back. */
function refused(
  record: DeploymentRecord,
  { kind }: DeploymentAction,
  { error, at }: { readonly error: unknown; readonly at: number },
): DeploymentRecord {
  const text = error instanceof Error ? error.message : String(error);
  const blocked = record.blocked ?? { action: kind, since: at };
  const noted = withStep({ ...record, blocked }, { at, kind: "retry", text });
  if (at - blocked.since < record.grace) return noted;
  if (record.goingBack !== null) return { ...noted, end: { outcome: "failed", reason: text, at } };
  return turn(noted, { cause: "blocked", detail: text }, at);
}
