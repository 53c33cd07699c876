import type { Stack } from "aws-cdk-lib";
import type { SynthContext } from "./context.ts";

/** Where the parts of a resource are built. */
export interface Place {
  readonly stack: Stack;
  readonly context: SynthContext;
}
