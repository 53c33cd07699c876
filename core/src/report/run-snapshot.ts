import type { Phase, ResourceId } from "../graph/index.ts";

/** The state of a running platform at one moment: what `terrace status --json` prints and the control API serves. */
export interface RunSnapshot {
  readonly platform: string;
  readonly environment: string;
  readonly phase: Phase;
  /** Where a browser finds the platform. */
  readonly url: string;
  /** Where the control plane answers over HTTP. */
  readonly controlUrl: string;
  /** The control plane itself. */
  readonly control?: ControlSnapshot;
  readonly tasks: readonly TaskSnapshot[];
  readonly engines: readonly EngineSnapshot[];
  /** Why the balancer's weights and states cannot be kept: one that is killed would forget them. Absent while they are. */
  readonly unkept?: string;
  /** Services that do not run the code of the working tree, because it was taken back. Absent where there are none. */
  readonly heldBack?: readonly HeldBack[];
  /** Services that somebody has given no task at all. Absent where there are none. */
  readonly idle?: readonly string[];
  /** What a person has to give and nobody gave. Absent where nothing is. */
  readonly lacks?: readonly Lack[];
  /** Bytes that are left on the disk of the state folder, when they are so few that caches are not written any more. Absent while there is room. */
  readonly room?: number;
}

/** A value that only a person can give, and who goes without it. */
export interface Lack {
  readonly kind: "secret" | "parameter";
  /** As a person names it: `maps-token`, `slack-webhook`. */
  readonly name: string;
  /** Of a secret: services, workers and sites that run without it. Of a parameter: channels whose messages stand only in the log. */
  readonly without: readonly ResourceId[];
}

/** One control plane: it goes on with the code that it has loaded, whatever becomes of the files. */
export interface ControlSnapshot {
  readonly pid: number;
  /** RFC 3339. */
  readonly startedAt: string;
  /** Digest of its code. */
  readonly code: string;
  /** Terrace's own code is another one now. Absent where it is the same, and where nobody has compared. */
  readonly isOutdated?: true;
}

/** A service whose newest code was deployed once and does not serve. */
export interface HeldBack {
  readonly service: string;
  /** The revision that serves. */
  readonly current: number;
  /** The revision that does not. */
  readonly revision: number;
  readonly reason: string;
}

/** Health as the supervisor sees it; `unknown` until a first probe has answered. */
export type Health = "unknown" | "starting" | "healthy" | "unhealthy" | "draining" | "stopped";

/** One running copy of a service, worker or site. */
export interface TaskSnapshot {
  readonly name: string;
  readonly service: string;
  readonly pid: number | null;
  readonly port: number | null;
  readonly health: Health;
  /** Starts after the first, for whatever reason. */
  readonly restarts: number;
  /** RFC 3339; null while it is not running. */
  readonly startedAt: string | null;
}

/** One engine: PostgreSQL, PgBouncer, Redis, HAProxy, nginx, Prometheus, the collector of traces. */
export interface EngineSnapshot {
  readonly name: string;
  readonly kind: string;
  readonly pid: number | null;
  readonly port: number | null;
  readonly health: Health;
  readonly version: string;
  readonly restarts: number;
  readonly startedAt: string | null;
}
