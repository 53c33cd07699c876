import type { Diagnostic } from "@terrace/core/diagnostics";
import type { Alarm, ResourceId } from "@terrace/core/graph";
import type { AlarmState, CanaryVerdict, JobOutcome } from "@terrace/core/report";
import type { ByteCount, Milliseconds, Ratio } from "@terrace/core/units";

/**
 * Everything that can happen to a running platform, as data. Nothing below the CLI prints:
 * the progress display, `--json` and the console are three readers of this union.
 */
export type RunEvent = { readonly at: string } & Moment;

/** A `RunEvent` before the clock was asked. `name` is a process's name, or the platform's where no process is meant. */
export type Moment =
  | { readonly type: "state-placed"; readonly name: string; readonly folder: string; readonly wanted: string }
  | { readonly type: "tasks-as-root"; readonly name: string; readonly repository: string; readonly user: string }
  | {
      readonly type: "port-changed";
      readonly name: string;
      readonly from: number;
      readonly to: number;
      readonly holder: PortHolder | null;
    }
  | { readonly type: "process-adopted"; readonly name: string; readonly pid: number }
  | {
      readonly type: "process-starting";
      readonly name: string;
      readonly role: "engine" | "task";
      readonly attempt: number;
    }
  | { readonly type: "step-started"; readonly name: string; readonly label: string }
  | {
      readonly type: "step-finished";
      readonly name: string;
      readonly label: string;
      readonly outcome: StepOutcome;
      readonly duration: Milliseconds;
    }
  | {
      readonly type: "process-ready";
      readonly name: string;
      readonly pid: number;
      readonly duration: Milliseconds;
      readonly restarts: number;
    }
  | {
      readonly type: "process-exited";
      readonly name: string;
      readonly pid: number;
      readonly exit: Exit;
      readonly uptime: Milliseconds;
      readonly expected: boolean;
    }
  /** It serves by another configuration, and nothing was interrupted for that. */
  | {
      readonly type: "process-reloaded";
      readonly name: string;
      readonly pid: number;
      readonly duration: Milliseconds;
    }
  | { readonly type: "process-unhealthy"; readonly name: string; readonly pid: number; readonly error: string }
  /** It works and answers too late: it has more to do than it can, and is left to do it. */
  | { readonly type: "process-slow"; readonly name: string; readonly pid: number }
  | { readonly type: "process-draining"; readonly name: string; readonly pid: number }
  | {
      readonly type: "process-restarting";
      readonly name: string;
      readonly delay: Milliseconds;
      readonly failures: number;
    }
  | { readonly type: "process-stopped"; readonly name: string; readonly duration: Milliseconds }
  | { readonly type: "platform-ready"; readonly name: string; readonly url: string; readonly duration: Milliseconds }
  | { readonly type: "platform-stopping"; readonly name: string }
  /** The control plane has loaded other code than Terrace's own is now, and finishes this before another one takes over. */
  | { readonly type: "hand-over-awaited"; readonly name: string; readonly because: string }
  /** The control plane ends, and leaves everything that runs to another one. */
  | { readonly type: "platform-handed-over"; readonly name: string; readonly pid: number }
  | { readonly type: "platform-stopped"; readonly name: string; readonly duration: Milliseconds }
  | {
      readonly type: "backup-finished";
      readonly name: string;
      readonly backup: string;
      readonly size: ByteCount;
      readonly duration: Milliseconds;
    }
  | {
      readonly type: "alarm-changed";
      readonly name: ResourceId;
      readonly severity: Alarm["severity"];
      readonly from: AlarmState;
      readonly to: AlarmState;
      readonly reason: string;
    }
  /** `name` is a channel's; `subject` the alarm or objective that people are told of. */
  | { readonly type: "notification-sent"; readonly name: ResourceId; readonly subject: string; readonly to: AlarmState }
  | {
      readonly type: "notification-failed";
      readonly name: ResourceId;
      readonly subject: string;
      readonly error: string;
      readonly attempts: number;
    }
  | {
      readonly type: "notification-given-up";
      readonly name: ResourceId;
      readonly subject: string;
      readonly error: string;
    }
  | { readonly type: "backup-failed"; readonly name: string; readonly error: string }
  | { readonly type: "archive-failing"; readonly name: string; readonly segment: string; readonly error: string }
  | { readonly type: "archive-recovered"; readonly name: string }
  | {
      readonly type: "restore-finished";
      readonly name: string;
      readonly port: number;
      /** When the last transaction in it was committed; null where there was none after the copy. */
      readonly recoveredTo: string | null;
      readonly duration: Milliseconds;
    }
  | {
      /** What is known of the new revision of a service beside the old one, each time that is something else and from time to time. */
      readonly type: "canary-judged";
      readonly name: string;
      readonly revision: number;
      readonly verdict: CanaryVerdict;
    }
  | {
      /** One thing that a deployment of a service has done, or waits for. `share` is the part of the requests that the new revision has. */
      readonly type: "deployment-step";
      readonly name: string;
      readonly revision: number;
      readonly kind: string;
      readonly text: string;
      readonly share: Ratio;
    }
  | {
      /** A plan is taken on while a deployment is under way, be it a predecessor's: it comes to its end first. */
      readonly type: "deployment-awaited";
      readonly name: string;
      readonly revision: number;
      readonly from: number | null;
    }
  | {
      readonly type: "deployment-ended";
      readonly name: string;
      readonly revision: number;
      readonly outcome: DeploymentOutcome;
      readonly reason: string;
    }
  /** What the balancer knows of its tasks is not kept: one that is killed comes back with what was kept before. */
  | { readonly type: "balancer-unkept"; readonly name: string; readonly error: string }
  | { readonly type: "balancer-kept"; readonly name: string }
  /** `name` is a service's. */
  | {
      readonly type: "scaled";
      readonly name: string;
      readonly from: number;
      readonly to: number;
      readonly because: string;
    }
  | {
      readonly type: "scaling-failed";
      readonly name: string;
      readonly from: number;
      readonly to: number;
      readonly error: string;
    }
  | {
      readonly type: "job-finished";
      readonly name: string;
      readonly outcome: JobOutcome;
      readonly error: string | null;
      readonly duration: Milliseconds;
    }
  | { readonly type: "job-missed"; readonly name: string; readonly count: number }
  | { readonly type: "job-skipped"; readonly name: string }
  | { readonly type: "secret-rotated"; readonly name: string; readonly duration: Milliseconds }
  | { readonly type: "failed"; readonly name: string; readonly failure: Failure };

/** How a deployment ended. */
export type DeploymentOutcome = "deployed" | "rolled-back" | "failed";

/** `stopped` is a step that was ended because its process is no longer to be started. */
export type StepOutcome = "done" | "skipped" | "failed" | "stopped";

/** How a process ended; both null when it was adopted, since only a parent learns the status. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Who listens on a port, as far as /proc tells. */
export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/** Why a platform could not be brought up. The control plane goes on trying; whoever started it decides. */
export type Failure =
  | { readonly reason: "exited"; readonly exit: Exit; readonly log: LogExcerpt }
  | { readonly reason: "never-ready"; readonly waited: Milliseconds; readonly error: string; readonly log: LogExcerpt }
  | { readonly reason: "unhealthy"; readonly error: string; readonly log: LogExcerpt }
  | { readonly reason: "step"; readonly label: string; readonly error: string; readonly log: LogExcerpt }
  | { readonly reason: "spawn"; readonly error: string; readonly log: LogExcerpt }
  | { readonly reason: "port-taken"; readonly port: number; readonly holder: PortHolder | null }
  /** The code that was asked for does not serve: what did before goes on. `revision` is null where its deployment was not even begun. */
  | {
      readonly reason: "deployment";
      readonly outcome: DeploymentOutcome;
      readonly error: string;
      readonly revision: number | null;
      /** The revision that serves. */
      readonly current: number;
    }
  | { readonly reason: "plan"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly reason: "stopped" }
  | { readonly reason: "state-refused"; readonly folder: string; readonly error: string }
  | { readonly reason: "control-plane"; readonly error: string; readonly log: LogExcerpt };

/** The end of a process's log, where the cause usually stands. */
export interface LogExcerpt {
  readonly path: string;
  readonly lines: readonly string[];
}

/** Receives moments as they happen; stamps and spreads them. */
export type Emit = (moment: Moment) => void;
