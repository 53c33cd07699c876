import type { Module, ProcessShape } from "./process.ts";
import type { ResourceId } from "./reference.ts";

/** A process that takes jobs from a queue and answers nobody. (BRQ-SVC-04, BRQ-QUEUE-01) */
export interface Worker extends ProcessShape {
  readonly kind: "worker";
  readonly id: string;
  readonly module: Module;
  /** The process's entry file below the module's folder. */
  readonly entry: string;
  readonly queue: ResourceId;
  /** Kinds of jobs of other modules that it takes beside its own, which are called `<module>.<job>`. */
  readonly topics: readonly string[];
  /** Jobs that one task runs at once. */
  readonly concurrency: number;
}
