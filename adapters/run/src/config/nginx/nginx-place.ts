import type { Edge, ResourceId } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";
import type { Recording } from "./recording.ts";

/** What an edge's configuration needs to know of its place. */
export interface NginxPlace {
  readonly port: number;
  /** Where it tells how many requests it has answered; null where nobody asks. */
  readonly metricsPort: number | null;
  /** Absolute folder for temporary files, cache and access log. */
  readonly folder: string;
  /** Absolute path of the file without which no connection is kept. */
  readonly keeps: string;
  /** Absolute path of the file without which no answer is kept. */
  readonly room: string;
  readonly balancerPort: number;
  /** How long the balancer waits for a silent peer. */
  readonly idleTimeout: Milliseconds;
  readonly buckets: Readonly<Record<ResourceId, SignedBucket>>;
  /** Where files of sites lie that outlive the build they came with. */
  readonly assets: readonly Assets[];
  /** Null where nothing is traced. */
  readonly recording: Recording | null;
  /** Paths that tell how a service is now, which a copy cannot. */
  readonly neverCached: readonly string[];
}

/** A folder below which files lie at the path that they are asked by. */
export interface Assets {
  /** With a slash at its end. */
  readonly path: string;
  readonly root: string;
}

/** A folder of objects and the secret that signs paths into it. */
export interface SignedBucket {
  readonly root: string;
  readonly secret: string;
}

export type EdgeRules = Pick<
  Edge,
  "routes" | "compression" | "rateLimits" | "uploads" | "bodyLimit" | "aliases" | "securityHeaders"
>;
