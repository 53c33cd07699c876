import type { Stack } from "aws-cdk-lib";
import type { SynthContext } from "../assembly/context.ts";
import type { ProcessResource } from "../assembly/name.ts";

/** Who asks for a value: a stack, for a process. */
export interface Reader {
  readonly context: SynthContext;
  readonly stack: Stack;
  readonly process: ProcessResource;
}

/** A value as a task gets it: as text in the open, or as a secret that is fetched when the task starts. */
export type Given =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly arn: string; readonly key: string | null };

/** A value that everybody may read. */
export function text(value: string | number): Given {
  return { kind: "text", text: String(value) };
}

/** A secret, or one field of one that holds JSON. */
export function secret(arn: string, key: string | null = null): Given {
  return { kind: "secret", arn, key };
}
