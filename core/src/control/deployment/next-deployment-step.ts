import type { Deployment } from "../../graph/index.ts";
import type { Milliseconds } from "../../units/index.ts";
import { goBack } from "./go-back.ts";
import type { DeploymentAction, DeploymentEnd, DeploymentObservation } from "./observation.ts";
import { leadsBack, reasonToGoBack } from "./reason-to-go-back.ts";
import { type Bounds, boundsOf, clearAway, replaceTasks, tasksOf } from "./replace-tasks.ts";
import { isShifting, shiftTraffic } from "./shift-traffic.ts";
import { alive } from "./tasks.ts";

/**
 * What a deployment does next. It looks at what is and never at what it did, so whoever takes over in the middle goes on from there, and doing
 * an action again does no harm. Every deployment ends: all waiting has a deadline, and crashes are counted.
 * (BRQ-DEPLOY-01..04, STM-DEPLOY-01..05, ATL-DEPLOY-01..04, CON-ALL-05)
 */
export function nextDeploymentStep(rules: Deployment, observed: DeploymentObservation, now: number): DeploymentAction {
  const { end, goingBack } = observed;
  if (end !== null) return afterwards(rules, observed, { end, now });
  const bounds = boundsFor(rules, observed);
  if (goingBack !== null) return goBack(rules, observed, { bounds, reason: goingBack, now });
  const reason = reasonToGoBack(rules, observed, now);
  if (reason !== null)
    return leadsBack(rules, reason)
      ? { kind: "roll-back", reason }
      : { kind: "finish", outcome: "failed", reason: reason.detail };
  const next = isShifting(rules, observed)
    ? shiftTraffic(rules, observed, now)
    : replaceTasks(observed, { to: "new", ...bounds });
  return next ?? { kind: "finish", outcome: "deployed", reason: deployedAs(rules, observed) };
}

/** Replacing keeps no task and never runs more than are wanted. Without an old revision there is nothing to keep. */
function boundsFor(rules: Deployment, { desired, old }: DeploymentObservation): Bounds {
  if (rules.strategy !== "rolling") return { minimum: 0, maximum: desired };
  return old === null ? { minimum: 0, maximum: desired } : boundsOf(rules.minimumHealthy, rules.maximum, desired);
}

function deployedAs(rules: Deployment, observed: DeploymentObservation): string {
  if (observed.desired === 0) return "no task is wanted now, and none of it has run; those to come are of it";
  return isShifting(rules, observed) ? "all requests go to the new revision" : "all tasks are replaced";
}

/** The old revision stays for a while once all requests have moved, so that the way back is short. */
function afterwards(
  rules: Deployment,
  observed: DeploymentObservation,
  { end, now }: { readonly end: DeploymentEnd; readonly now: number },
): DeploymentAction {
  if (end.outcome !== "deployed" || alive(tasksOf(observed, "old")) === 0) return { kind: "rest" };
  const until = end.at + keptFor(rules);
  if (now < until) return { kind: "hold", until, reason: "the old revision is kept" };
  return clearAway(observed, "old") ?? { kind: "rest" };
}

function keptFor(rules: Deployment): Milliseconds {
  return "keepOld" in rules ? rules.keepOld : 0;
}
