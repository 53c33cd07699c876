import type { Value } from "./reference.ts";

/** A certificate and who renews it. (BRQ-NET-12, ATL-NET-14, CON-STM-18) */
export interface Certificate {
  readonly kind: "certificate";
  readonly id: string;
  readonly domains: readonly Value[];
  readonly issuer: "acm" | "letsencrypt";
  /** Where it must stand: a content delivery network takes its certificate from us-east-1 only. */
  readonly region: string | null;
}
