import type { ResourceId } from "../../graph/index.ts";
import type { CanaryVerdict } from "../../report/index.ts";
import type { Ratio } from "../../units/index.ts";

/**
 * A deployment at one moment: what is seen of the tasks and the balancer, and what was noted of the way so far. Whoever executes notes down
 * before he acts on it, so that a successor who sees the same comes to the same step.
 */
export interface DeploymentObservation {
  /** Tasks that the service is to have. */
  readonly desired: number;
  /** The revision that served before; null where there was none. */
  readonly old: RevisionTasks | null;
  readonly new: RevisionTasks;
  /** Until when tasks that were started, or ended and are started again, must be healthy; set anew when it begins to go back. */
  readonly readyBy: number;
  /** Share of the requests that the balancer gives to the new revision, as it has confirmed it. It says nothing while tasks are replaced one by one. */
  readonly share: Ratio;
  /** When that share was confirmed; a successor who cannot know begins anew. */
  readonly shareSince: number;
  readonly verification: VerificationProgress;
  /** The latest verdict on the present share; null without one. */
  readonly verdict: Pick<CanaryVerdict, "verdict" | "reason"> | null;
  /** Alarms that are on now, and those that were on when the deployment began. */
  readonly alarms: readonly ResourceId[];
  readonly alarmsBefore: readonly ResourceId[];
  /** Somebody wants the old revision back. */
  readonly isRecalled: boolean;
  /** Why it goes back, once that is decided. */
  readonly goingBack: RollbackReason | null;
  /** How it ended, once that is decided. */
  readonly end: DeploymentEnd | null;
}

/** The tasks of one revision by what they are doing; each is in one of these. */
export interface RevisionTasks {
  /** Not healthy yet. */
  readonly starting: number;
  readonly healthy: number;
  /** Was healthy, is not now, and is about to be started again. */
  readonly unhealthy: number;
  /** Gets nothing new and finishes what it has. */
  readonly draining: number;
  /** Has finished, or had its time for that. */
  readonly drained: number;
  /** Ends that nobody asked for since the deployment began; on the way back, since it turned. */
  readonly crashes: number;
  /** What ended one of them last, or keeps it from being healthy, as a clause without its subject; null when nothing is known. */
  readonly trouble: string | null;
}

/** The looks that were taken at the new revision before it gets traffic. */
export interface VerificationProgress {
  readonly attempts: number;
  readonly lastAt: number | null;
  readonly isPassed: boolean;
}

/** Why a deployment goes back. */
export interface RollbackReason {
  readonly cause: RollbackCause;
  /** In a sentence, with its figures. */
  readonly detail: string;
}

/** Why a deployment goes back by itself; what is told to people and kept in its record is worded from it. */
export type RollbackCause =
  /** Nothing can be replaced within the strategy's own bounds. */
  | "no-room"
  | "never-healthy"
  | "crash-loop"
  | "verification"
  | "verdict"
  /** Nobody could say in time whether it is good. */
  | "no-verdict"
  | "alarm"
  /** A step could not be done, however often it was tried. */
  | "blocked"
  | "recalled";

/** `failed`: neither revision is where it should be, and a person has to look. */
export interface DeploymentEnd {
  readonly outcome: "deployed" | "rolled-back" | "failed";
  readonly reason: string;
  readonly at: number;
}

/** What is to be done next. Doing it twice is as good as doing it once. */
export type DeploymentAction =
  | { readonly kind: "start"; readonly revision: Side; readonly count: number }
  /** Give the new revision this share of the requests, and confirm it. */
  | { readonly kind: "shift"; readonly share: Ratio }
  /** Look at the new revision once. */
  | { readonly kind: "verify"; readonly path: string }
  /** Send nothing new to so many healthy tasks. */
  | { readonly kind: "drain"; readonly revision: Side; readonly count: number }
  /** End so many tasks of one state. */
  | { readonly kind: "stop"; readonly revision: Side; readonly state: Stoppable; readonly count: number }
  /** Nothing until something changes, or this moment comes. */
  | { readonly kind: "hold"; readonly until: number | null; readonly reason: string }
  | { readonly kind: "roll-back"; readonly reason: RollbackReason }
  | { readonly kind: "finish"; readonly outcome: DeploymentEnd["outcome"]; readonly reason: string }
  /** It has ended, and nothing is left to be cleared away. */
  | { readonly kind: "rest" };

/** Which of the two revisions that serve at once during a deployment. */
export type Side = "old" | "new";

/** A state in which a task answers nobody. */
export type Stoppable = "starting" | "unhealthy" | "drained";
