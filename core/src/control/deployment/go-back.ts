import type { Deployment } from "../../graph/index.ts";
import type { DeploymentAction, DeploymentObservation, RevisionTasks, RollbackReason } from "./observation.ts";
import { because, crashLimit } from "./reason-to-go-back.ts";
import { type Bounds, clearAway, replaceTasks } from "./replace-tasks.ts";
import { isShifting } from "./shift-traffic.ts";
import { meantToServe } from "./tasks.ts";

/**
 * The next step on the way back: the requests first, at once and all of them, then the tasks. It ends as `failed` when there is nothing to go
 * back to, or the old revision does not come up either.
 */
export function goBack(
  rules: Deployment,
  observed: DeploymentObservation,
  { bounds, reason, now }: { readonly bounds: Bounds; readonly reason: RollbackReason; readonly now: number },
): DeploymentAction {
  const { old } = observed;
  if (old === null) return clearAway(observed, "new") ?? failed(`${reason.detail}, and there is no revision before it`);
  if (isLost(old, observed, now))
    return failed(`${reason.detail}, and the old revision does not come up either${because(old.trouble)}`);
  const next = isShifting(rules, observed)
    ? returnTraffic(old, observed)
    : replaceTasks(observed, { to: "old", ...bounds });
  return next ?? { kind: "finish", outcome: "rolled-back", reason: reason.detail };
}

/** Requests go back as soon as one old task can take them: too few good ones are better than a bad one. */
function returnTraffic(old: RevisionTasks, observed: DeploymentObservation): DeploymentAction | null {
  if (observed.share > 0 && old.healthy > 0) return { kind: "shift", share: 0 };
  const missing = observed.desired - meantToServe(old);
  const restored: DeploymentAction | null = missing > 0 ? { kind: "start", revision: "old", count: missing } : null;
  const waiting: DeploymentAction | null =
    old.healthy < observed.desired
      ? { kind: "hold", until: observed.readyBy, reason: "the old revision is not healthy yet" }
      : null;
  if (observed.share > 0) return restored ?? waiting;
  return clearAway(observed, "new") ?? restored ?? waiting;
}

function isLost(old: RevisionTasks, { desired, readyBy }: DeploymentObservation, now: number): boolean {
  if (old.crashes >= crashLimit(desired)) return true;
  return old.starting + old.unhealthy > 0 && now >= readyBy;
}

function failed(reason: string): DeploymentAction {
  return { kind: "finish", outcome: "failed", reason };
}
