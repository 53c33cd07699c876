import type { ByteCount } from "@terrace/core/units";
import type { PlanContext } from "./context.ts";
import { below } from "./name.ts";
import type { Command } from "./run-plan.ts";

const MEGABYTE = 1_048_576;

/** The old space that a task may fill: enough for its work, small enough that idle tasks give memory back. */
const HEAP_AT_MOST = 256;

/** A Node program, its environment and the memory it was promised. */
export interface NodeProgram {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The task's memory in the graph; null for a program that ends by itself and may take what it needs. */
  readonly memory: ByteCount | null;
}

/** How Node programs are run: the repository's Node, a bounded heap, and a cache of compiled code so that a second start is quick. */
export function nodeCommand(program: NodeProgram, context: PlanContext): Command {
  return {
    argv: [context.placement.binaries.node, ...heapFlags(program.memory), ...program.argv],
    cwd: program.cwd ?? context.placement.repository,
    env: { NODE_COMPILE_CACHE: below(context, "compiled"), ...program.env },
  };
}

/**
 * Half of the promised memory for the heap: the rest is code, buffers and threads. The young generation may fill Node's usual 16 MB, also where
 * the heap's bound would make it smaller: with 4 MB a list of 20 costs a tenth more processor time, for at most 25 MB less in an idle task.
 */
function heapFlags(memory: ByteCount | null): readonly string[] {
  if (memory === null) return [];
  const megabytes = Math.min(HEAP_AT_MOST, Math.floor(memory / MEGABYTE / 2));
  return [`--max-old-space-size=${megabytes}`, "--max-semi-space-size=16"];
}
