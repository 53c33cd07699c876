import type { HealthCheck, ProcessShape } from "./process.ts";

/** A web front end that renders on the server: built once, then run like a service. (BRQ-LOCAL-06) */
export interface Site extends ProcessShape {
  readonly kind: "site";
  readonly id: string;
  /** Folder relative to the repository root. */
  readonly folder: string;
  readonly framework: "next";
  readonly port: number;
  readonly health: HealthCheck;
}
