import type { Milliseconds } from "../units/index.ts";
import type { HealthCheck, Module, ProcessShape } from "./process.ts";
import type { ResourceId } from "./reference.ts";

/** One HTTP service behind the balancer: one process of one or more modules, in one or more copies. */
export interface Service extends ProcessShape {
  readonly kind: "service";
  readonly id: string;
  readonly modules: readonly Module[];
  /** The port it listens on where it has an address of its own; on one machine tasks get free ports instead. */
  readonly port: number;
  readonly health: HealthCheck;
  /** `websocket` holds connections open: they are drained, not cut. (DFZ-COMP-04) */
  readonly protocol: "http" | "websocket";
  /** Queues that it takes jobs from itself, beside those of workers. (ATL-QUEUE-01) */
  readonly takes: readonly ResourceId[];
  /** How long a client stays with the task that it met first; null for no such bond. (DFZ-COMP-05) */
  readonly sticky: Milliseconds | null;
}
