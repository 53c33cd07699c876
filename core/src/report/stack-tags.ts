/**
 * The tags by which a stack is known as that of an environment. A name proves nothing: an ejected app and stacks made by hand may be called the same.
 * They are the stack's own; whoever deploys looks for them before a stack is taken away.
 */
export function stackTags({ platform, environment }: StackOwner): Readonly<Record<string, string>> {
  return { "terrace:platform": platform, "terrace:environment": environment };
}

/** Whose a stack is, as its tags say: how stacks are found again that no template names any more. */
export interface StackOwner {
  readonly platform: string;
  /** As the spec calls it, for stacks of a second region too. */
  readonly environment: string;
}

/** The tag that says which part of the environment a stack is, such as `data`: parts go in the reverse of the order in which they came. */
export const ROLE_TAG = "terrace:role";
