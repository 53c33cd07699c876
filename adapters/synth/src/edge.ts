import { type DnsRecord, type Edge, resourcesOf } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnDistribution } from "aws-cdk-lib/aws-cloudfront";
import { acknowledge } from "./assembly/acknowledge.ts";
import { differ, type SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { logicalId, physicalName } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import type { Place } from "./assembly/place.ts";
import { stackFor } from "./assembly/stacks.ts";
import { accessLogBucket } from "./data/access-log-bucket.ts";
import { behavioursOf } from "./edge/behaviours.ts";
import { originGroupsOf } from "./edge/bucket-copy.ts";
import { lockBalancer } from "./edge/origin-key.ts";
import { originsOf } from "./edge/origins.ts";
import { viewerCertificate } from "./edge/viewer-certificate.ts";
import { webAclArn } from "./edge/web-acl-arn.ts";
import { plain } from "./environment/public-name.ts";

/** A distribution of CloudFront: routes, copies, signed paths, headers, countries. (BRQ-CDN-01..07, STM-CDN-01..06, DFZ-CDN-01..05, ATL-CDN-01) */
export function synthEdge(edge: Edge, context: SynthContext): Part {
  if (edge.engine === "none") return absent("visitors reach the balancer itself");
  if (edge.engine === "nginx")
    return absent("the nginx of the machine: its nginx.conf lies among the assembly's artifacts");
  const stack = stackFor(context, "edge");
  const acl = webAclArn(edge, { stack, context });
  const logs = edge.accessLog ? accessLogBucket(stackFor(context, "data"), context) : null;
  const built = new CfnDistribution(stack, logicalId(edge.id), {
    distributionConfig: {
      enabled: true,
      comment: physicalName(context.graph, "edge", 128),
      ...aliasesOf(edge, { stack, context }),
      viewerCertificate: viewerCertificate(edge, { stack, context }),
      httpVersion: edge.http2 ? "http2" : "http1.1",
      ipv6Enabled: true,
      priceClass: "PriceClass_All",
      origins: originsOf(edge, { stack, context }),
      ...originGroupsOf(edge, context.graph),
      ...behavioursOf(edge, { stack, context }),
      restrictions: { geoRestriction: countriesOf(edge) },
      ...(acl === null ? {} : { webAclId: acl }),
      ...(logs === null
        ? {}
        : { logging: { bucket: `${logs}.s3.amazonaws.com`, prefix: "edge/", includeCookies: false } }),
    },
  });
  publish({ stack, context }, edge.id, { "dns-name": built.attrDomainName, "distribution-id": built.ref });
  if (edge.lockOrigin) lockBalancer(edge, context);
  if (edge.countries === null)
    acknowledge(built, { "AwsSolutions-CFR1": "everybody may look: the spec names no countries" });
  if (acl === null)
    acknowledge(built, { "AwsSolutions-CFR2": "the spec asks for no firewall before content delivery" });
  if (logs === null) acknowledge(built, { "AwsSolutions-CFR3": "the spec asks for no access log of content delivery" });
  if (edge.domain === null)
    acknowledge(built, { "AwsSolutions-CFR4": "without a domain there is only CloudFront's own certificate" });
  differ(context, edge.id, "CloudFront passes bodies of any length: the service refuses what is longer than the limit");
  return SYNTHESIZED;
}

/** Its domain, every name below the zone that leads to it, and every further name of these: CloudFront refuses a host that it has not been told of. */
function aliasesOf({ id, domain }: Edge, place: Place): { readonly aliases?: string[] } {
  if (domain === null) return {};
  const names = resourcesOf(place.context.graph, "dns").flatMap(({ zone, records }) => {
    const called = ({ name }: DnsRecord): string =>
      name === "" ? plain(zone, place) : Fn.join(".", [name, plain(zone, place)]);
    const leading = records.filter(({ target }) => target.kind === "resource" && target.id === id).map(called);
    const further = records.filter(
      ({ target }) => target.kind === "name" && leading.includes(plain(target.value, place)),
    );
    // The edge's domain is the zone's own name where that leads here, else the first name that does.
    const apex = records.some(({ name, target }) => name === "" && target.kind === "resource" && target.id === id);
    return [...(apex ? leading.filter((one) => one !== plain(zone, place)) : leading.slice(1)), ...further.map(called)];
  });
  return { aliases: [...new Set([plain(domain, place), ...names])] };
}

function countriesOf({ countries }: Edge): CfnDistribution.GeoRestrictionProperty {
  if (countries === null) return { restrictionType: "none" };
  return { restrictionType: countries.mode === "allow" ? "whitelist" : "blacklist", locations: [...countries.codes] };
}
