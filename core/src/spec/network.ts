import { cidr, flag, oneOf, port, text } from "./leaf-fields.ts";
import { type Fields, list, words } from "./structure-fields.ts";

export type TierName = "public" | "private" | "data";

export const tier = oneOf<TierName>("public", "private", "data");

/** The private network of an environment. Words without `?` must be said by the platform or by each environment. */
export interface NetworkWords {
  readonly cidr: string;
  readonly zones: readonly string[];
  /** One address block per zone, in the order of `zones`. */
  readonly subnets?: { readonly [T in TierName]?: readonly string[] };
  readonly internetGateway?: boolean;
  readonly nat?: "none" | "single" | "per-zone";
  /** Traffic that no use explains; every use brings its own edge. */
  readonly allow?: readonly AllowWords[];
}

export interface AllowWords {
  /** Name of a service, engine or balancer, or `"internet"`. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol?: "tcp" | "udp";
  readonly reason: string;
}

export type NetworkSpec = NetworkWords & { readonly kind: "network" };

/** The private network with its subnets by tier and zone. */
export function network(settings: Partial<NetworkWords>): NetworkSpec {
  return { kind: "network", ...settings } as NetworkSpec;
}

const blocks = list("a list of address blocks, one per zone", cidr);

const subnets: Fields<NonNullable<NetworkWords["subnets"]>> = { public: blocks, private: blocks, data: blocks };

export const networkField = words<NetworkWords>(
  "a network: network({ … })",
  {
    cidr,
    zones: list("a list of zones", text),
    subnets: words("subnets: { public, private, data }", subnets),
    internetGateway: flag,
    nat: oneOf("none", "single", "per-zone"),
    allow: list(
      "a list of allowed traffic",
      words<AllowWords>(
        "allowed traffic: { from, to, port, reason }",
        { from: text, to: text, port, protocol: oneOf("tcp", "udp"), reason: text },
        ["from", "to", "port", "reason"],
      ),
    ),
  },
  ["cidr", "zones"],
);
