export { ownFiles } from "./assembly/own-files.ts";
export { STACKS, type StackRole } from "./assembly/stacks.ts";
export {
  type Difference,
  type Synthesis,
  type SynthesizedStack,
  type SynthOptions,
  synthesize,
} from "./assembly/synthesize.ts";
