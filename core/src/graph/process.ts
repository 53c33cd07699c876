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
}

/** Copies of a process: wanted now, and the range in which scaling may move. (BRQ-COMP-03, BRQ-COMP-04) */
export interface TaskCount {
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Target tracking. (BRQ-COMP-05, BRQ-COMP-06) */
export interface ScalePolicy {
  readonly metric: "cpu" | "memory";
  readonly target: Ratio;
  readonly outCooldown: Milliseconds;
  readonly inCooldown: Milliseconds;
}

/** How a new revision takes over. (BRQ-DEPLOY-01..04) */
export type Deployment =
  | { readonly strategy: "rolling"; readonly minimumHealthy: Ratio; readonly maximum: Ratio }
  | {
      readonly strategy: "blue-green";
      readonly verify: { readonly path: string; readonly attempts: number; readonly interval: Milliseconds };
      readonly bake: Milliseconds;
    };

/** How a task's health is asked. (BRQ-NET-14, BRQ-COMP-07) */
export interface HealthCheck {
  readonly path: string;
  readonly interval: Milliseconds;
  readonly timeout: Milliseconds;
  readonly healthyAfter: number;
  readonly unhealthyAfter: number;
  /** How long a new task may take before its first answer counts. */
  readonly grace: Milliseconds;
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
