import type { Duration } from "../units/index.ts";
import { duration, flag, oneOf, port, text } from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** The load balancer. Its routes come from the services' own paths. */
export interface BalancerWords {
  readonly listeners: readonly ListenerWords[];
  /** How long a silent connection is kept. */
  readonly idleTimeout?: Duration;
  readonly tier?: TierName;
  /** `"edge"` is no process of its own: the nginx that is the edge sends requests to the tasks itself. */
  readonly engine?: "balancer" | "edge";
  /** Name of the certificate of its https listeners. */
  readonly certificate?: string | null;
  readonly accessLog?: boolean;
  readonly http2?: boolean;
}

/** A port that the balancer answers on, or from which it sends clients to https. */
export interface ListenerWords {
  readonly port: number;
  readonly protocol: "http" | "https";
  /** TLS policy by its AWS name. */
  readonly tlsPolicy?: string | null;
  readonly redirectTo?: "https" | null;
}

export type BalancerSpec = BalancerWords & { readonly kind: "balancer" };

/** The load balancer that spreads requests over healthy tasks. */
export function balancer(settings: Partial<BalancerWords> = {}): BalancerSpec {
  return { kind: "balancer", ...settings } as BalancerSpec;
}

export const balancerField = words<BalancerWords>(
  "a load balancer: balancer({ … })",
  {
    listeners: list(
      "a list of listeners",
      words<ListenerWords>(
        "a listener: { port, protocol, tlsPolicy, redirectTo }",
        { port, protocol: oneOf("http", "https"), tlsPolicy: nullable(text), redirectTo: nullable(oneOf("https")) },
        ["port", "protocol"],
      ),
    ),
    idleTimeout: duration,
    tier,
    engine: oneOf("balancer", "edge"),
    certificate: nullable(text),
    accessLog: flag,
    http2: flag,
  },
  ["listeners"],
);
