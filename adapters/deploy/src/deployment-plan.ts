import type { Handover, ParameterChange, Preparation, Refusal, StackChange } from "@terrace/core/report";
import type { Account, StackPlace } from "./account.ts";
import type { MissingParameter } from "./parameters.ts";
import type { Template } from "./template.ts";
import type { AssemblyToolkit } from "./toolkit.ts";

/** What is to be deployed, and with which leave. */
export interface DeploymentRequest {
  readonly platform: string;
  readonly environment: string;
  /** Folder of the cloud assembly. Its manifest is changed in place: it is not to be used for anything else. */
  readonly directory: string;
  /** In the order in which they come up. */
  readonly stacks: readonly StackPlace[];
  /** Every role that a stack of an environment can have, in the order in which they come up. */
  readonly roles: readonly string[];
  readonly handovers: readonly Handover[];
  readonly preparations: readonly Preparation[];
  /** Tag of the images. */
  readonly release: string;
  /** Values of parameters, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of what may be replaced or let go of although it holds state. */
  readonly allowReplace: readonly string[];
  readonly profile: string | null;
}

/** Everything that is known before anything is done. */
export interface DeploymentPlan {
  readonly request: DeploymentRequest;
  readonly account: Account;
  readonly toolkit: AssemblyToolkit;
  readonly stacks: readonly PlannedStack[];
  /** The release that serves now; null where none does. */
  readonly running: string | null;
  /** Stacks of this environment that the assembly has no more, in the order in which they are deleted. */
  readonly vanished: readonly PlannedRemoval[];
  /** Stacks that are called like ours and were made by somebody else. */
  readonly foreign: readonly StackPlace[];
  /** Regions that did not answer when they were asked what stands. */
  readonly unseen: readonly string[];
  readonly refused: readonly Refusal[];
  /** What keeps it from being run at all; empty when nothing does. */
  readonly obstacles: Obstacles;
}

/** What has to be out of the way before anything is changed: all of it is said at once, so that a person asks twice at most. */
export interface Obstacles {
  readonly missing: readonly MissingParameter[];
  /** Stacks whose templates have to lie in a bucket, in regions that have none. */
  readonly tooLarge: readonly (StackPlace & { readonly length: number })[];
  /** Stacks that something is being done to at this moment. */
  readonly busy: readonly (StackPlace & { readonly status: string })[];
}

export interface PlannedStack extends StackPlace {
  readonly template: Template;
  readonly changes: readonly StackChange[];
  readonly parameters: readonly ParameterChange[];
  /** Whether it is to be protected from being deleted once it stands. */
  readonly protect: boolean;
}

export interface PlannedRemoval extends StackPlace {
  readonly changes: readonly StackChange[];
  readonly isProtected: boolean;
}
