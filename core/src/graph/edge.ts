import type { ByteCount, Milliseconds } from "../units/index.ts";
import type { Container } from "./placement.ts";
import type { ResourceId, Value } from "./reference.ts";

/** The first thing a request meets: routes, cache, compression, limits, signed paths, headers. (BRQ-CDN-01..07, BRQ-WAF-02) */
export interface Edge {
  readonly kind: "edge";
  readonly id: string;
  readonly domain: Value | null;
  /** nginx stands on one machine; a content delivery network stands on AWS where one is asked for, none otherwise. */
  readonly engine: "nginx" | "cdn" | "none";
  readonly routes: readonly EdgeRoute[];
  readonly compression: readonly ("gzip" | "brotli")[];
  readonly rateLimits: readonly RateLimit[];
  readonly uploads: { readonly paths: readonly string[]; readonly maximum: ByteCount };
  /** The longest request body outside of uploads. */
  readonly bodyLimit: ByteCount;
  /** Path prefixes answered as if they were another: `/api/v1/` is `/api/`. */
  readonly aliases: readonly { readonly prefix: string; readonly as: string }[];
  readonly securityHeaders: boolean;
  readonly minimumTls: "1.2" | "1.3";
  /** Region of an additional cache before the origin; null for none. (BRQ-CDN-05) */
  readonly originShield: string | null;
  readonly http2: boolean;
  readonly certificate: ResourceId | null;
  /** Who may look: null for everybody. (STM-CDN-06, DFZ-WAF-04) */
  readonly countries: { readonly mode: "allow" | "block"; readonly codes: readonly string[] } | null;
  /** Whether the balancer answers only what came through here. (CON-DFZ-14, CON-STM-08) */
  readonly lockOrigin: boolean;
  readonly accessLog: boolean;
  /** Where it is a container on a shared machine; null where it is a service of the provider or stands alone. */
  readonly container: Container | null;
}

/** Where the edge sends requests for a path, and what it may answer by itself. */
export interface EdgeRoute {
  readonly path: string;
  readonly target:
    | { readonly kind: "balancer"; readonly balancer: ResourceId }
    | { readonly kind: "objects"; readonly bucket: ResourceId; readonly mounts: readonly SignedMount[] }
    | { readonly kind: "live"; readonly live: ResourceId };
  /** How long an anonymous GET may be answered from the edge's own copy; null for never. (CON-BRQ-31) */
  readonly cache: Milliseconds | null;
  /** Which request headers the origin sees; `all` keeps nothing. (STM-CDN-02) */
  readonly forward: "needed" | "all";
}

/**
 * Signed paths `<route>/<signature>/<expiry>/<directory>/<below><file>` map to `<prefix><directory>/<file>` of the bucket.
 * One signature covers the directory, so every segment of a video plays with one grant.
 */
export interface SignedMount {
  readonly below: string;
  readonly prefix: string;
}

/** Requests that one client address may make in a window before it is answered 429. */
export interface RateLimit {
  readonly path: string;
  readonly requests: number;
  readonly per: Milliseconds;
  readonly burst: number;
}
