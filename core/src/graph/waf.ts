import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** A web application firewall before an edge or a balancer. (BRQ-WAF-01..03, DFZ-WAF-01..05, ATL-WAF-03) */
export interface Waf {
  readonly kind: "waf";
  readonly id: string;
  /** The edge or the balancer that it guards. */
  readonly guards: ResourceId;
  /** By priority, the first one first. */
  readonly rules: readonly WafRule[];
}

/** What is refused before it reaches anything; rules are asked in their order. */
export type WafRule =
  | { readonly kind: "managed"; readonly name: string; readonly group: string }
  | {
      readonly kind: "rate";
      readonly name: string;
      /** Requests of one client address in the window before it is refused. */
      readonly requests: number;
      readonly per: Milliseconds;
      readonly path: string | null;
    }
  | { readonly kind: "countries"; readonly name: string; readonly block: readonly string[] }
  | {
      readonly kind: "match";
      readonly name: string;
      readonly field: "path" | "query" | "user-agent";
      readonly contains: string;
    };
