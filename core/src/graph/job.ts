import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** Work that is done on a schedule by a process that then ends. */
export interface Job {
  readonly kind: "job";
  readonly id: string;
  /** The service whose code, environment and rights it has. */
  readonly of: ResourceId;
  /** The module of that service that it belongs to, relative to the repository. */
  readonly folder: string;
  /** Its entry file below the module's folder. */
  readonly entry: string;
  /** In EventBridge's words, UTC. */
  readonly schedule: string;
  readonly timeout: Milliseconds;
  /** How long a run usually takes; null where nobody said. */
  readonly takes: Milliseconds | null;
  readonly overlap: boolean;
}
