/** The private network of an environment. On one machine it is recorded but not built. (BRQ-NET-01..05) */
export interface Network {
  readonly kind: "network";
  readonly id: string;
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly subnets: readonly Subnet[];
  readonly internetGateway: boolean;
  readonly nat: "none" | "single" | "per-zone";
}

export interface Subnet {
  readonly tier: Tier;
  readonly cidr: string;
  readonly zone: string;
}

/** Where a resource stands: reachable from the internet, or only from inside. */
export type Tier = "public" | "private" | "data";
