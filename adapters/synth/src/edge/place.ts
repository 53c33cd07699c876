import type { Stack } from "aws-cdk-lib";
import type { SynthContext } from "../assembly/context.ts";

/** Where an edge's parts are built. */
export interface Place {
  readonly stack: Stack;
  readonly context: SynthContext;
}
