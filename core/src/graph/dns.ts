import type { Milliseconds } from "../units/index.ts";
import type { ResourceId, Value } from "./reference.ts";

/** A zone and its records. (BRQ-NET-13, DFZ-NET-06, ATL-NET-10..12) */
export interface Dns {
  readonly kind: "dns";
  readonly id: string;
  readonly zone: Value;
  readonly records: readonly DnsRecord[];
}

/** One answer of a zone. */
export interface DnsRecord {
  /** Host name below the zone; empty for the zone itself. */
  readonly name: string;
  readonly type: "A" | "AAAA" | "CNAME";
  /** An edge, a balancer or a host that it leads to, or another name. */
  readonly target:
    | { readonly kind: "resource"; readonly id: ResourceId }
    | { readonly kind: "name"; readonly value: Value };
  /** How answers are chosen where several records share a name. */
  readonly routing:
    | { readonly policy: "simple" }
    | { readonly policy: "failover"; readonly role: "primary" | "secondary" }
    | { readonly policy: "weighted"; readonly weight: number }
    | { readonly policy: "latency"; readonly region: string };
  readonly health: { readonly path: string; readonly interval: Milliseconds; readonly failures: number } | null;
  readonly ttl: Milliseconds;
}
