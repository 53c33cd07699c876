import { type Certificate, resourcesOf } from "@terrace/core/graph";
import { CfnCertificate } from "aws-cdk-lib/aws-certificatemanager";
import { report, type SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { logicalId } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { type StackRole, stackFor } from "./assembly/stacks.ts";
import { plain } from "./environment/public-name.ts";
import { zoneId } from "./names/zone.ts";

/**
 * A certificate of ACM, validated by records of the zone and renewed by AWS. What a balancer shows stands in the platform's
 * region before the balancer; what only content delivery shows stands with it in us-east-1. (BRQ-NET-12, WEB-NET-11, ATL-NET-14, CON-STM-18)
 */
export function synthCertificate(certificate: Certificate, context: SynthContext): Part {
  if (certificate.issuer === "letsencrypt") return absent("certbot on the machine asks for it and renews it");
  const role = roleFor(certificate, context);
  const stack = stackFor(context, role);
  if (certificate.region !== null && certificate.region !== stack.region)
    report(context, certificate.id, {
      code: "TER-SYN-004",
      message: `${certificate.id} must stand in ${certificate.region}, but what shows it takes it from ${stack.region}`,
      hint: "Give content delivery a certificate in us-east-1 and the balancer one in its own region.",
    });
  const zone = zoneId({ stack, context });
  const [first = "", ...others] = certificate.domains.map((domain) => plain(domain, { stack, context }));
  const built = new CfnCertificate(stack, logicalId(certificate.id), {
    domainName: first,
    ...(others.length === 0 ? {} : { subjectAlternativeNames: others }),
    validationMethod: "DNS",
    domainValidationOptions: [first, ...others].map((domainName) => ({ domainName, hostedZoneId: zone })),
  });
  publish({ stack, context }, certificate.id, { arn: built.ref });
  return SYNTHESIZED;
}

function roleFor({ id, region }: Certificate, context: SynthContext): StackRole {
  const shown = resourcesOf(context.graph, "balancer").some(({ certificate }) => certificate === id);
  return !shown && region === "us-east-1" ? "edge" : "network";
}
