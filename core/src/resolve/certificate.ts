import type { ResourceId } from "../graph/index.ts";
import type { CertificateSpec } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { add, complain, complainOfReference, type Draft } from "./draft.ts";
import { plainValue } from "./setting.ts";

/** The only region whose certificates a content delivery network takes. Source: AWS, "Requirements for using SSL/TLS certificates with CloudFront". */
const DELIVERY_REGION = "us-east-1";

/** A certificate. (BRQ-NET-12, ATL-NET-14) */
export function resolveCertificate(name: string, words: CertificateSpec, draft: Draft): void {
  add(draft, {
    kind: "certificate",
    id: `certificate.${name}`,
    domains: words.domains.flatMap(
      (domain, index) => plainValue(domain, draft, [name, "domains", String(index)]) ?? [],
    ),
    issuer: words.issuer ?? "acm",
    region: words.region ?? draft.blueprint.header.region,
  });
}

/** The certificate that an edge or a balancer names; null with a finding where it cannot be used there. (CON-STM-18) */
export function certificateOf(
  words: string | null | undefined,
  draft: Draft,
  { path, at }: { readonly path: readonly string[]; readonly at: "cdn" | "balancer" | "nginx" | "none" },
): ResourceId | null {
  if (words === null || words === undefined) return null;
  const among = namesOf(draft, "certificate");
  if (!among.includes(words)) {
    complainOfReference(draft, path, { name: words, among, what: "certificate" });
    return null;
  }
  const spec = draft.blueprint.capabilities[words] as CertificateSpec;
  const region = spec.region ?? draft.blueprint.header.region;
  const misfit = misfitOf(spec, region, { at, home: draft.blueprint.header.region });
  if (misfit !== null) complain(draft, "TER-RES-020", { path, ...misfit });
  return `certificate.${words}`;
}

function misfitOf(
  { issuer = "acm" }: CertificateSpec,
  region: string | null,
  { at, home }: { readonly at: "cdn" | "balancer" | "nginx" | "none"; readonly home: string | null },
): { readonly message: string; readonly hint: string } | null {
  if (at === "nginx" && issuer === "acm")
    return {
      message: "a certificate of ACM cannot leave AWS's own services, so nginx cannot have it",
      hint: 'let it be issued by issuer: "letsencrypt"',
    };
  if ((at === "cdn" || at === "balancer") && issuer === "letsencrypt")
    return {
      message: "a certificate of Let's Encrypt is renewed on the machine that has it, which a service of AWS is not",
      hint: 'let it be issued by issuer: "acm"',
    };
  if (at === "cdn" && region !== DELIVERY_REGION)
    return {
      message: `a content delivery network takes its certificate from ${DELIVERY_REGION} only, and this one stands in ${region}`,
      hint: `make a second one: certificate({ …, region: "${DELIVERY_REGION}" })`,
    };
  if (at === "balancer" && region !== home)
    return {
      message: `a load balancer in ${home} cannot take a certificate from ${region}`,
      hint: "make a second one without a region",
    };
  return null;
}
