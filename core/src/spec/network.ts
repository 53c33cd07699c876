import { cidr, flag, leaf, oneOf, port, text } from "./leaf-fields.ts";
import { either, type Fields, list, nullable, words } from "./structure-fields.ts";

/** How far from the internet something stands: only what is `public` can be reached from it. */
export type TierName = "public" | "private" | "data";

export const tier = oneOf<TierName>("public", "private", "data");

/** The private network of an environment. Words without `?` must be said by the platform or by each environment. */
export interface NetworkWords {
  readonly cidr: string;
  readonly zones: readonly string[];
  /** One address block per zone, in the order of `zones`. */
  readonly subnets?: { readonly [T in TierName]?: readonly string[] | null };
  readonly internetGateway?: boolean;
  readonly nat?: "none" | "single" | "per-zone";
  /** Services of the provider that are reached without the internet, by its words for them: `"s3"`, `"ecr.api"`. */
  readonly endpoints?: readonly string[];
  /** Stateless rules at the border of a tier's subnets; a tier without them lets everything through. */
  readonly acls?: { readonly [T in TierName]?: readonly AclRuleWords[] | null };
  /** Traffic that no use explains; every use brings its own edge. */
  readonly allow?: readonly AllowWords[];
}

/** One connection that is let through besides those that follow from who uses what, and why. */
export interface AllowWords {
  /** Name of a service, engine or balancer, or `"internet"`. */
  readonly from: string;
  /** The same. */
  readonly to: string;
  readonly port: number;
  readonly protocol?: "tcp" | "udp";
  readonly reason: string;
}

/** What passes: answers to it need a rule of their own in the other direction. */
export interface AclRuleWords {
  readonly direction: "in" | "out";
  /** TCP if left out. */
  readonly protocol?: "tcp" | "udp" | "all";
  /** One port, or the first and the last; all if left out. */
  readonly ports?: number | readonly [from: number, to: number];
  /** Where it comes from or goes to; anywhere if left out. */
  readonly cidr?: string;
}

export type NetworkSpec = NetworkWords & { readonly kind: "network" };

/** The private network with its subnets by tier and zone. */
export function network(settings: Partial<NetworkWords>): NetworkSpec {
  return { kind: "network", ...settings } as NetworkSpec;
}

const blocks = list("a list of address blocks, one per zone", cidr);

const tierBlocks = nullable(blocks);

const subnets: Fields<NonNullable<NetworkWords["subnets"]>> = {
  public: tierBlocks,
  private: tierBlocks,
  data: tierBlocks,
};

const portRange = leaf<readonly [number, number]>(
  "the first port and the last, such as [1024, 65535]",
  [0, 65_535],
  (value) => {
    const [from, to] = Array.isArray(value) && value.length === 2 ? value : [];
    return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to >= from && to <= 65_535;
  },
);

const aclRules = nullable(
  list(
    "a list of rules",
    words<AclRuleWords>(
      "a rule: { direction, protocol, ports, cidr }",
      { direction: oneOf("in", "out"), protocol: oneOf("tcp", "udp", "all"), ports: either(port, portRange), cidr },
      ["direction"],
    ),
  ),
);

const acls: Fields<NonNullable<NetworkWords["acls"]>> = { public: aclRules, private: aclRules, data: aclRules };

export const networkField = words<NetworkWords>(
  "a network: network({ … })",
  {
    cidr,
    zones: list("a list of zones", text),
    subnets: words("subnets: { public, private, data }", subnets),
    internetGateway: flag,
    nat: oneOf("none", "single", "per-zone"),
    endpoints: list("a list of the provider's services", text),
    acls: words("rules by tier: { public, private, data }", acls),
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
