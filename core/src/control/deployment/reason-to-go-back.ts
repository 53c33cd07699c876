import type { Deployment } from "../../graph/index.ts";
import type { DeploymentObservation, RollbackCause, RollbackReason } from "./observation.ts";
import { boundsOf } from "./replace-tasks.ts";
import { isShifting, verdictDeadline } from "./shift-traffic.ts";

/** Causes that are about the new tasks themselves: `rollback.onFailure` decides whether they lead back. */
const FAILURES: readonly RollbackCause[] = ["never-healthy", "crash-loop", "verification"];

/** True when a deployment is to go back for a cause, rather than to be left as it is for a person. */
export function leadsBack({ rollback }: Deployment, { cause }: RollbackReason): boolean {
  return rollback.onFailure || !FAILURES.includes(cause);
}

/** What speaks against going on, the gravest first; null when nothing does. */
export function reasonToGoBack(rules: Deployment, observed: DeploymentObservation, now: number): RollbackReason | null {
  return (
    recalled(observed) ??
    alarmed(rules, observed) ??
    condemned(observed) ??
    crashing(observed) ??
    neverHealthy(observed, now) ??
    unverified(rules, observed) ??
    unjudged(rules, observed, now) ??
    noRoom(rules, observed)
  );
}

/**
 * Ends of new tasks after which a revision counts as one that cannot run: half of the wanted number, at least 3 and at most 200.
 * (docs.aws.amazon.com, API_ServiceDeploymentCircuitBreaker)
 */
export function crashLimit(desired: number): number {
  return Math.min(200, Math.max(3, Math.ceil(desired / 2)));
}

function recalled({ isRecalled }: DeploymentObservation): RollbackReason | null {
  return isRecalled ? { cause: "recalled", detail: "the old revision was asked back" } : null;
}

/** An alarm that was on before the deployment is no reason: it may be the fault that this deployment repairs. */
function alarmed({ rollback }: Deployment, { alarms, alarmsBefore }: DeploymentObservation): RollbackReason | null {
  const on = rollback.alarms.filter((alarm) => alarms.includes(alarm) && !alarmsBefore.includes(alarm));
  return on.length === 0 ? null : { cause: "alarm", detail: `${on.join(", ")} went off` };
}

function condemned({ verdict, new: { crashes, trouble } }: DeploymentObservation): RollbackReason | null {
  if (verdict?.verdict !== "fail") return null;
  return { cause: "verdict", detail: `${verdict.reason}${crashes === 0 ? "" : because(trouble)}` };
}

function crashing({ desired, new: { crashes, trouble } }: DeploymentObservation): RollbackReason | null {
  if (crashes < crashLimit(desired)) return null;
  return { cause: "crash-loop", detail: `tasks of the new revision ended ${crashes} times${because(trouble)}` };
}

function neverHealthy({ desired, new: tasks, readyBy }: DeploymentObservation, now: number): RollbackReason | null {
  if (tasks.starting + tasks.unhealthy === 0 || now < readyBy) return null;
  return {
    cause: "never-healthy",
    detail: `${tasks.healthy} of ${desired} tasks became healthy in time${because(tasks.trouble)}`,
  };
}

/** What a task itself had to say, so that nobody has to look for it in a log. */
export function because(trouble: string | null): string {
  return trouble === null ? "" : `; the last one ${trouble}`;
}

function unverified(rules: Deployment, observed: DeploymentObservation): RollbackReason | null {
  const { verification } = observed;
  if (!isShifting(rules, observed) || verification.isPassed || verification.attempts < rules.verify.attempts)
    return null;
  return {
    cause: "verification",
    detail: `${rules.verify.path} did not answer well in ${verification.attempts} attempts`,
  };
}

function unjudged(rules: Deployment, observed: DeploymentObservation, now: number): RollbackReason | null {
  if (!isShifting(rules, observed) || observed.verdict?.verdict === "pass") return null;
  const deadline = verdictDeadline(rules, observed);
  if (deadline === null || now < deadline) return null;
  return { cause: "no-verdict", detail: observed.verdict?.reason ?? "nobody could judge the new revision in time" };
}

/** With one task, a minimum of 50 % is that one task: then at most one more must be allowed. */
function noRoom(rules: Deployment, { desired, old }: DeploymentObservation): RollbackReason | null {
  if (rules.strategy !== "rolling" || old === null || desired === 0) return null;
  const { minimum, maximum } = boundsOf(rules.minimumHealthy, rules.maximum, desired);
  if (minimum < maximum && maximum >= desired) return null;
  const detail = `at least ${minimum} and at most ${maximum} of ${desired} tasks may run, so none can be replaced`;
  return { cause: "no-room", detail };
}
