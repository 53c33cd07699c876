import type { ByteCount, Milliseconds, Ratio } from "../units/index.ts";
import type { Tier } from "./network.ts";
import type { ResourceId, Value } from "./reference.ts";

/** What every kind of task has in common: a service that answers HTTP, a worker, a site. */
export interface ProcessShape {
  readonly tier: Tier;
  readonly cpu: number;
  readonly memory: ByteCount;
  readonly tasks: TaskCount;
  readonly env: Readonly<Record<string, Value>>;
  readonly uses: readonly ResourceId[];
  readonly scale: readonly ScalePolicy[];
  readonly deployment: Deployment;
  /** How long a task may finish its work after SIGTERM before SIGKILL. */
  readonly drain: Milliseconds;
  readonly log: ResourceId;
  /** The machine that it shares with the other containers; null where each task has its own. */
  readonly host: ResourceId | null;
  readonly capacity: "on-demand" | "spot";
  readonly architecture: "x86_64" | "arm64";
}

/** Copies of a process: wanted now, and the range in which scaling may move. (BRQ-COMP-03, BRQ-COMP-04) */
export interface TaskCount {
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** What the number of tasks follows. */
export type ScaleMetric = "cpu" | "memory" | "requests-per-task" | "backlog-per-task" | "connections-per-task";

/** One reason to change the number of tasks; of several, the one that asks for most tasks wins. */
export type ScalePolicy = TargetPolicy | StepPolicy;

/** Target tracking: a share for `cpu` and `memory`, a count per task otherwise. (BRQ-COMP-05, BRQ-COMP-06) */
export interface TargetPolicy {
  readonly kind: "target";
  readonly metric: ScaleMetric;
  readonly target: number;
  readonly outCooldown: Milliseconds;
  readonly inCooldown: Milliseconds;
}

/** One task more when any metric is above its threshold, one less when all are below theirs. (WEB-COMP-04, WEB-COMP-05, CON-WEB-05) */
export interface StepPolicy {
  readonly kind: "step";
  readonly out: readonly ScaleThreshold[];
  readonly in: readonly ScaleThreshold[];
  readonly outCooldown: Milliseconds;
  readonly inCooldown: Milliseconds;
}

/** A figure beyond which one side of a step policy acts. */
export interface ScaleThreshold {
  readonly metric: ScaleMetric;
  readonly threshold: number;
}

/** How a new revision takes over. (BRQ-DEPLOY-01..04, STM-DEPLOY-01..05, ATL-DEPLOY-01..04, CON-ALL-05) */
export type Deployment =
  /** Stops the old and starts the new, on one machine. */
  | { readonly strategy: "replace"; readonly rollback: Rollback }
  | {
      readonly strategy: "rolling";
      readonly minimumHealthy: Ratio;
      readonly maximum: Ratio;
      readonly rollback: Rollback;
    }
  | {
      readonly strategy: "blue-green";
      readonly verify: Verification;
      readonly bake: Milliseconds;
      readonly rollback: Rollback;
    }
  | {
      readonly strategy: "linear" | "canary";
      /** Shares of the traffic in rising order, the last one 1, and how long each is watched. */
      readonly steps: readonly { readonly share: Ratio; readonly bake: Milliseconds }[];
      /** How long the old revision stays once all traffic has moved. */
      readonly keepOld: Milliseconds;
      readonly verify: Verification;
      readonly rollback: Rollback;
    };

/** What makes a deployment go back by itself. (ATL-DEPLOY-04, STM-DEPLOY-04) */
export interface Rollback {
  readonly onFailure: boolean;
  readonly alarms: readonly ResourceId[];
}

/** How a new revision is looked at before it gets traffic. */
export interface Verification {
  readonly path: string;
  readonly attempts: number;
  readonly interval: Milliseconds;
}

/** How a task's health is asked. (BRQ-NET-14, BRQ-COMP-07) */
export interface HealthCheck {
  readonly path: string;
  readonly interval: Milliseconds;
  readonly timeout: Milliseconds;
  readonly healthyAfter: number;
  readonly unhealthyAfter: number;
  /** How long a new task may take before its first answer counts. */
  readonly grace: Milliseconds;
  /** Whether Node asks inside of the container too; an image without Node has the balancer's check alone. (ATL-SVC-01) */
  readonly container: boolean;
  /** Third parties whose failure would fail this check; a sound check has none. */
  readonly dependsOn: readonly string[];
}

/** One application module: a folder of `services/` that can share a process with others. (CON-BRQ-16) */
export interface Module {
  readonly name: string;
  /** Folder relative to the repository root, such as `services/identity`. */
  readonly folder: string;
  /** Schema migrations below `folder`, and the schema they own; null when the module keeps nothing in a database. */
  readonly migrations: { readonly folder: string; readonly schema: string } | null;
}
