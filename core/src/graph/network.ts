/** The private network of an environment. On one machine it is recorded but not built. (BRQ-NET-01..05) */
export interface Network {
  readonly kind: "network";
  readonly id: string;
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly subnets: readonly Subnet[];
  readonly internetGateway: boolean;
  readonly nat: "none" | "single" | "per-zone";
  readonly endpoints: readonly NetworkEndpoint[];
  /** Tiers that are not listed keep the list that allows everything. */
  readonly acls: readonly NetworkAcl[];
}

/** A way to a service of the provider that leaves the internet out. (DFZ-NET-04, CON-STM-06) */
export interface NetworkEndpoint {
  /** The provider's word for it: `s3`, `ecr.api`, `secretsmanager`. */
  readonly service: string;
  readonly type: "gateway" | "interface";
}

/** Stateless rules at the border of a tier's subnets. (DFZ-NET-03, STM-NET-12, WEB-NET-10) */
export interface NetworkAcl {
  readonly tier: Tier;
  readonly rules: readonly AclRule[];
}

/** What a subnet lets in or out besides what security groups do; it keeps no state, so answers need a rule too. */
export interface AclRule {
  readonly direction: "in" | "out";
  readonly protocol: "tcp" | "udp" | "all";
  readonly ports: readonly [from: number, to: number];
  readonly cidr: string;
}

/** A tier's addresses in one zone. */
export interface Subnet {
  readonly tier: Tier;
  readonly cidr: string;
  readonly zone: string;
}

/** Where a resource stands: reachable from the internet, or only from inside. */
export type Tier = "public" | "private" | "data";
