import type { HealthCheck, Module, ProcessShape } from "./process.ts";

/** One HTTP service behind the balancer: one process of one or more modules, in one or more copies. */
export interface Service extends ProcessShape {
  readonly kind: "service";
  readonly id: string;
  readonly modules: readonly Module[];
  /** The port it listens on where it has an address of its own; on one machine tasks get free ports instead. */
  readonly port: number;
  readonly health: HealthCheck;
}
