/** What a deployment would do, or has done, and how it ended. The truth as the provider tells it, never a hope. */
export interface DeploymentReport {
  readonly platform: string;
  readonly environment: string;
  readonly account: string;
  /** Tag of the images that it brings. */
  readonly release: string;
  readonly status: DeploymentStatus;
  /** In the order of the deployment; stacks that nothing asks for any more stand last. */
  readonly stacks: readonly StackReport[];
  /** Stacks that are called like ours and were made by somebody else: they were left alone. */
  readonly foreign: readonly { readonly name: string; readonly region: string }[];
  /** Regions that did not say what stands there, such as those that the credentials may not look into. What vanished there stands on. */
  readonly unseen: readonly string[];
  /** Changes that would have lost state and that nobody had allowed by name. */
  readonly refused: readonly Refusal[];
  /** Why it did not end as wanted; null when it did. */
  readonly reason: string | null;
}

/**
 * `planned`: only looked. `refused`: state would have been lost. `declined`: the person said no. In all three, nothing was done.
 * `rolled-back`: a stack stands again as before; stacks that came before it stay deployed. `failed`: it stands in between.
 */
export type DeploymentStatus = "deployed" | "unchanged" | "rolled-back" | "failed" | "planned" | "refused" | "declined";

/** What a deployment did to one stack, or would do. */
export interface StackReport {
  readonly name: string;
  readonly region: string;
  readonly status: StackOutcome;
  readonly changes: readonly StackChange[];
  /** Values that the stack is given anew, such as another release. */
  readonly parameters: readonly ParameterChange[];
  readonly reason: string | null;
  /** What stopped tasks and their containers have said last, when a service did not become stable. */
  readonly evidence: readonly string[];
}

/** How far a stack came. */
export type StackOutcome = "planned" | "not-started" | "deployed" | "unchanged" | "deleted" | "rolled-back" | "failed";

/** Another value of a parameter, by name alone: a value may be a secret, and reports end up in logs. */
export interface ParameterChange {
  readonly name: string;
  /** `new` where the stack has no value yet. */
  readonly change: "new" | "changed";
}

/** What happens to one resource of a stack. */
export interface StackChange {
  /** `may-replace`: the provider knows only while it does it. */
  readonly action: "create" | "update" | "replace" | "may-replace" | "delete";
  /** Its logical id in the template. */
  readonly resource: string;
  /** Such as `AWS::RDS::DBInstance`. */
  readonly type: string;
  /** Id of the platform's resource whose state it holds, such as `postgres.database`; null where it holds none. */
  readonly stateful: string | null;
  /** Has a fixed name, which CloudFormation refuses to replace. */
  readonly named: boolean;
  /** Stays at the provider when the stack lets go of it. */
  readonly kept: boolean;
  /** The properties that differ, as the template calls them; empty for what comes or goes as a whole. */
  readonly properties: readonly string[];
}

/** A change that nobody may make in passing. */
export interface Refusal {
  readonly stack: string;
  readonly change: StackChange;
  /** A whole sentence, with the flag that would allow it. */
  readonly reason: string;
}
