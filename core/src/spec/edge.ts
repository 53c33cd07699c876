import type { Bytes, Duration } from "../units/index.ts";
import { type ContainerWords, containerField } from "./container.ts";
import { type CountriesWords, countriesField } from "./countries.ts";
import { amount, bytes, count, duration, flag, oneOf, region, requestPath, text } from "./leaf-fields.ts";
import { type Setting, setting } from "./setting.ts";
import { either, list, nullable, record, words } from "./structure-fields.ts";

/** The first thing a request meets. */
export interface EdgeWords {
  readonly domain?: Setting | null;
  readonly engine?: "nginx" | "cdn" | "none";
  /** By path; the name of the balancer, a bucket or a live channel, or more about it. The most specific path wins; null takes a path away. */
  readonly routes: Readonly<Record<string, string | EdgeRouteWords | null>>;
  readonly compression?: readonly ("gzip" | "brotli")[];
  readonly rateLimits?: Readonly<Record<string, RateLimitWords | null>>;
  readonly uploads?: UploadsWords;
  /** The longest request body outside of uploads. */
  readonly bodyLimit?: Bytes;
  /** Path prefixes answered as if they were another: `{ "/api/v1/": "/api/" }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly securityHeaders?: boolean;
  readonly minimumTls?: "1.2" | "1.3";
  /** Region of an additional cache before the origin. */
  readonly originShield?: string | null;
  readonly http2?: boolean;
  /** Name of the certificate. */
  readonly certificate?: string | null;
  /** Who may look; everybody if left out. `{ mode: "allow", codes: EU_COUNTRIES }` is a whitelist. */
  readonly countries?: CountriesWords | null;
  /** Whether the balancer answers only what came through here, so that nobody goes around what this edge refuses. */
  readonly lockOrigin?: boolean;
  readonly accessLog?: boolean;
  /** Where it is a container on a shared machine. */
  readonly container?: ContainerWords | null;
}

/** Where requests for a path go, and what of them the edge may keep. */
export interface EdgeRouteWords {
  readonly to: string;
  /** How long an anonymous GET may be answered from the edge's copy. */
  readonly cache?: Duration | null;
  /** For a bucket: what follows the signed directory, and the prefix it stands for: `{ "": "processed/" }`. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** Which request headers the origin sees: those that it needs, or all, which leaves nothing to keep. */
  readonly forward?: "needed" | "all";
}

export interface UploadsWords {
  readonly paths?: readonly string[];
  readonly maximum?: Bytes;
}

/** Requests that one client address may make before it is told to wait. */
export interface RateLimitWords {
  readonly requests: number;
  readonly per: Duration;
  /** Requests beyond the even pace that are still answered; `requests` if left out. */
  readonly burst?: number;
}

export type EdgeSpec = EdgeWords & { readonly kind: "edge" };

/** The edge: routes, cache, compression, limits, signed paths, headers. */
export function edge(settings: Partial<EdgeWords> = {}): EdgeSpec {
  return { kind: "edge", ...settings } as EdgeSpec;
}

export const edgeField = words<EdgeWords>(
  "an edge: edge({ … })",
  {
    domain: nullable(setting),
    engine: oneOf("nginx", "cdn", "none"),
    routes: record(
      "routes by path",
      nullable(
        either(
          text,
          words<EdgeRouteWords>(
            "a route: { to, cache, mounts, forward }",
            {
              to: text,
              cache: nullable(duration),
              mounts: record("prefixes by path", text),
              forward: oneOf("needed", "all"),
            },
            ["to"],
          ),
        ),
      ),
      /^\//,
    ),
    compression: list("a list of encodings", oneOf("gzip", "brotli")),
    rateLimits: record(
      "limits by path",
      nullable(
        words<RateLimitWords>("a limit: { requests, per, burst }", { requests: count, per: duration, burst: amount }, [
          "requests",
          "per",
        ]),
      ),
      /^\//,
    ),
    uploads: words<UploadsWords>("uploads: { paths, maximum }", {
      paths: list("a list of paths", requestPath),
      maximum: bytes,
    }),
    bodyLimit: bytes,
    aliases: record("prefixes by prefix", text, /^\//),
    securityHeaders: flag,
    minimumTls: oneOf("1.2", "1.3"),
    originShield: nullable(region),
    http2: flag,
    certificate: nullable(text),
    countries: countriesField,
    lockOrigin: flag,
    accessLog: flag,
    container: containerField,
  },
  ["routes"],
);
