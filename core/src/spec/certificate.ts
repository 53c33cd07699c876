import { oneOf, region } from "./leaf-fields.ts";
import { type Setting, setting } from "./setting.ts";
import { list, words } from "./structure-fields.ts";

/** A certificate and who issues and renews it. */
export interface CertificateWords {
  /** The names that it holds for, the main one first. */
  readonly domains: readonly Setting[];
  readonly issuer?: "acm" | "letsencrypt";
  /** The environment's if left out; `"us-east-1"` for a content delivery network. */
  readonly region?: string;
}

export type CertificateSpec = CertificateWords & { readonly kind: "certificate" };

/** A certificate, renewed before it ends. Edges and balancers take it by its name. */
export function certificate(settings: Partial<CertificateWords> = {}): CertificateSpec {
  return { kind: "certificate", ...settings } as CertificateSpec;
}

export const certificateField = words<CertificateWords>(
  "a certificate: certificate({ … })",
  { domains: list("a list of domains", setting), issuer: oneOf("acm", "letsencrypt"), region },
  ["domains"],
);
