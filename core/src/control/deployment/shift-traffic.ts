import type { Deployment } from "../../graph/index.ts";
import type { Ratio } from "../../units/index.ts";
import type { DeploymentAction, DeploymentObservation } from "./observation.ts";
import { meantToServe } from "./tasks.ts";

/** A strategy that moves requests rather than tasks. */
export type ShiftingDeployment = Extract<Deployment, { readonly verify: unknown }>;

/** One share of the requests and how long it is watched. */
type Step = Extract<Deployment, { readonly steps: unknown }>["steps"][number];

/** Shares are told apart down to a millionth, as `Ratio` is read. */
const SAME_SHARE = 5e-7;

/** True for strategies that move requests by weights; the others replace tasks in turn, and so does a service that is to have none. */
export function isShifting(
  rules: Deployment,
  { desired }: Pick<DeploymentObservation, "desired">,
): rules is ShiftingDeployment {
  return "verify" in rules && desired > 0;
}

/**
 * The next step in moving the requests: a full second set of tasks, looked at without traffic, then share by share with a watch after each.
 * Null when all of it has moved and was watched.
 */
export function shiftTraffic(
  rules: ShiftingDeployment,
  observed: DeploymentObservation,
  now: number,
): DeploymentAction | null {
  const missing = observed.desired - meantToServe(observed.new);
  if (missing > 0) return { kind: "start", revision: "new", count: missing };
  if (observed.new.healthy < observed.desired)
    return { kind: "hold", until: observed.readyBy, reason: "the new revision is not healthy yet" };
  const steps = stepsOf(rules, observed);
  const at = steps.findLastIndex(({ share }) => share <= observed.share + SAME_SHARE);
  const present = steps[at];
  if (present === undefined) return firstLook(rules, observed, now) ?? shiftTo(steps[0]);
  // Between two steps stands only what was interrupted on its way to the higher one.
  if (observed.share > present.share + SAME_SHARE) return shiftTo(steps[at + 1]);
  const baked = observed.shareSince + present.bake;
  if (now < baked)
    return { kind: "hold", until: baked, reason: `${percentOf(present.share)} of the requests are watched` };
  if (needsVerdict(rules, present) && observed.verdict?.verdict !== "pass")
    return {
      kind: "hold",
      until: verdictBy(observed, present),
      reason: observed.verdict?.reason ?? "there is no verdict yet",
    };
  const next = steps[at + 1];
  return next === undefined ? null : shiftTo(next);
}

/** The moment from which a share that was not found good goes back: as long again as it was to be watched. Null where nobody asks for a verdict. */
export function verdictDeadline(rules: ShiftingDeployment, observed: DeploymentObservation): number | null {
  const present = stepsOf(rules, observed).findLast(({ share }) => share <= observed.share + SAME_SHARE);
  if (present === undefined || !needsVerdict(rules, present)) return null;
  return verdictBy(observed, present);
}

/** A percentage as people read it. */
function percentOf(share: Ratio): string {
  return `${Math.round(share * 10_000) / 100} %`;
}

/** With nothing to go back to there is nothing to share the requests with. */
function stepsOf(rules: ShiftingDeployment, { old }: DeploymentObservation): readonly Step[] {
  if (old === null) return [{ share: 1, bake: 0 }];
  return rules.strategy === "blue-green" ? [{ share: 1, bake: rules.bake }] : rules.steps;
}

/** A canary is judged beside the old revision, so not when that has nothing left to do; whoever only steps goes by time and alarms. */
function needsVerdict(rules: ShiftingDeployment, { share, bake }: Step): boolean {
  return rules.strategy === "canary" && share < 1 && bake > 0;
}

function verdictBy({ shareSince }: DeploymentObservation, { bake }: Step): number {
  return shareSince + 2 * bake;
}

function shiftTo(step: Step | undefined): DeploymentAction | null {
  return step === undefined ? null : { kind: "shift", share: step.share };
}

/** Looks at the new revision until it answers well once; null when it has. */
function firstLook(
  { verify }: ShiftingDeployment,
  { verification: { attempts, lastAt, isPassed } }: DeploymentObservation,
  now: number,
): DeploymentAction | null {
  if (isPassed) return null;
  const next = lastAt === null ? now : lastAt + verify.interval;
  if (now >= next) return { kind: "verify", path: verify.path };
  return { kind: "hold", until: next, reason: `${verify.path} did not answer well in ${attempts} attempts` };
}
