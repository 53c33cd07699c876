export type { Preparation } from "./assembly/context.ts";
export type { Handover } from "./assembly/facts.ts";
export { ownFiles } from "./assembly/own-files.ts";
export { STACKS, type StackRole } from "./assembly/stacks.ts";
export {
  type Difference,
  type Synthesis,
  type SynthesizedStack,
  type SynthOptions,
  synthesize,
} from "./assembly/synthesize.ts";
