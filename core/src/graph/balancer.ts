import type { Milliseconds } from "../units/index.ts";
import type { Tier } from "./network.ts";
import type { ResourceId } from "./reference.ts";

/** The load balancer: path routes to healthy tasks, with draining. (BRQ-NET-10, BRQ-NET-11, BRQ-NET-14) */
export interface Balancer {
  readonly kind: "balancer";
  readonly id: string;
  readonly tier: Tier;
  readonly listeners: readonly Listener[];
  /** Most specific first; the last matches everything. */
  readonly routes: readonly BalancerRoute[];
  readonly idleTimeout: Milliseconds;
  /** `edge` is no process of its own: the nginx that is the edge sends requests to the tasks itself. (ATL-NET-07) */
  readonly engine: "balancer" | "edge";
  readonly certificate: ResourceId | null;
  readonly accessLog: boolean;
  readonly http2: boolean;
}

/** A port that a balancer answers on. */
export interface Listener {
  readonly port: number;
  readonly protocol: "http" | "https";
  /** TLS policy of an https listener by its AWS name. */
  readonly tlsPolicy: string | null;
  readonly redirectTo: "https" | null;
}

/** Where requests for some paths go; the most specific pattern decides. */
export interface BalancerRoute {
  /** Path patterns with `*` as wildcard, such as `/api/videos*`. */
  readonly paths: readonly string[];
  readonly target: ResourceId;
}
