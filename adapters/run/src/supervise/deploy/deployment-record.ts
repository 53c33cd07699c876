import type { DeploymentObservation, RollbackReason, Side } from "@terrace/core/control";
import type { Deployment, ResourceId } from "@terrace/core/graph";
import type { Milliseconds, Ratio } from "@terrace/core/units";

const UNCOUNTED = { crashes: { old: 0, new: 0 }, healthySlots: [], wereHealthy: false } as const;

/**
 * One deployment as it is kept: all that a control plane which takes over has to know besides what it sees. A new record replaces the old one
 * in the store before the next step is decided, so that nothing is decided on what would be forgotten.
 */
export interface DeploymentRecord {
  readonly service: string;
  /** Numbers of the revisions; null for the first one of a service. */
  readonly from: number | null;
  readonly to: number;
  /** As they stand in the graph or were asked for, hastened already. */
  readonly rules: Deployment;
  readonly desired: number;
  /** How long a task may take to become healthy. */
  readonly grace: Milliseconds;
  readonly begunAt: number;
  readonly readyBy: number;
  readonly share: Ratio;
  readonly shareSince: number;
  readonly verification: DeploymentObservation["verification"];
  readonly alarmsBefore: readonly ResourceId[];
  readonly isRecalled: boolean;
  readonly goingBack: DeploymentObservation["goingBack"];
  readonly end: DeploymentObservation["end"];
  /** What each living task had counted of its crashes at the last look, by slot. */
  readonly crashesSeen: Readonly<Record<string, number>>;
  /** Crashes of each side since the deployment began, or turned; those of tasks that are gone stay counted. */
  readonly crashes: Readonly<Record<Side, number>>;
  /** Slots of the tasks that were healthy at the last look. */
  readonly healthySlots: readonly string[];
  /** Whether any task of the side that is to serve ever was. */
  readonly wereHealthy: boolean;
  /** The action that could not be done when it was last tried, and since when; null as soon as it is done, or another is due. */
  readonly blocked: { readonly action: string; readonly since: number } | null;
  /** Tasks on their way out, by slot. */
  readonly leaving: Readonly<Record<string, Leaving>>;
  /** What was done, oldest first. */
  readonly steps: readonly DeploymentStep[];
}

export interface Leaving {
  readonly since: number;
  readonly isDrained: boolean;
}

/** One thing that was done, or is being waited for, in words. */
export interface DeploymentStep {
  readonly at: number;
  readonly kind: string;
  readonly text: string;
}

/** What a deployment is begun with. */
export type DeploymentRequest = Pick<
  DeploymentRecord,
  "service" | "from" | "to" | "rules" | "desired" | "grace" | "alarmsBefore" | "crashesSeen"
>;

/** The record of a deployment of which nothing has been done yet. */
export function beginDeployment(request: DeploymentRequest, now: number): DeploymentRecord {
  return {
    ...request,
    ...{ begunAt: now, readyBy: now + request.grace, share: 0, shareSince: now, isRecalled: false },
    verification: { attempts: 0, lastAt: null, isPassed: false },
    ...{ ...UNCOUNTED, goingBack: null, end: null, blocked: null, leaving: {}, steps: [] },
  };
}

/**
 * The record as a successor goes on with it. Nobody watched meanwhile, and the clock may have been set, or the machine off: what was being waited
 * for begins anew. How long the old revision has been kept goes on counting, but not into the future.
 */
export function resumed(record: DeploymentRecord, now: number): DeploymentRecord {
  const { blocked, end, grace, leaving, verification } = record;
  if (end !== null) return { ...record, end: { ...end, at: Math.min(end.at, now) } };
  const left = Object.entries(leaving).map(([slot, one]) => [slot, { ...one, since: now }] as const);
  return {
    ...{ ...record, shareSince: now, readyBy: now + grace, verification: { ...verification, lastAt: null } },
    blocked: blocked === null ? null : { ...blocked, since: now },
    leaving: Object.fromEntries(left),
  };
}

/** Turns a deployment back. Time and crashes are counted anew: the side that is to serve now is another. */
export function turn(record: DeploymentRecord, goingBack: RollbackReason, now: number): DeploymentRecord {
  return { ...record, ...UNCOUNTED, goingBack, blocked: null, readyBy: now + record.grace };
}
