import { type Edge, findResource, resourcesOf } from "@terrace/core/graph";
import { CfnParameter } from "aws-cdk-lib";
import type { CfnDistribution } from "aws-cdk-lib/aws-cloudfront";
import { report } from "../assembly/context.ts";
import { fact, knows } from "../assembly/facts.ts";
import { logicalId } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";

/** What visitors are shown, and the oldest TLS that they may speak. (BRQ-CDN-07, STM-CDN-05) */
export function viewerCertificate(edge: Edge, place: Place): CfnDistribution.ViewerCertificateProperty {
  if (edge.domain === null) return { cloudFrontDefaultCertificate: true };
  return {
    acmCertificateArn: certificateArn(edge, place),
    sslSupportMethod: "sni-only",
    minimumProtocolVersion: edge.minimumTls === "1.3" ? "TLSv1.3_2025" : "TLSv1.2_2021",
  };
}

/** The edge's own certificate, another one in us-east-1 that names its domain, or one that a person gives. */
function certificateArn(edge: Edge, { stack, context }: Place): string {
  const own = edge.certificate === null ? undefined : findResource(context.graph, "certificate", edge.certificate);
  const other = resourcesOf(context.graph, "certificate").find(
    ({ region, domains }) =>
      region === stack.region && domains.some((domain) => JSON.stringify(domain) === JSON.stringify(edge.domain)),
  );
  const shown = own ?? other;
  if (shown !== undefined && knows(context, shown.id, "arn")) return fact({ stack, context }, shown.id, "arn");
  const id = logicalId(edge.id, "CertificateArn");
  report(context, edge.id, {
    code: "TER-SYN-005",
    message: `${edge.id} has a domain and the spec has no certificate in ${stack.region} for it`,
    hint: `Give the ARN of one with the deployment as ${id}, or add a certificate to the spec.`,
  });
  return new CfnParameter(stack, id, { type: "String", description: "ARN of the edge's certificate" }).valueAsString;
}
