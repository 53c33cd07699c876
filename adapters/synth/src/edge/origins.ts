import { type Edge, type EdgeRoute, findResource, resourcesOf } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import { Aws, Fn } from "aws-cdk-lib";
import { type CfnDistribution, CfnOriginAccessControl } from "aws-cdk-lib/aws-cloudfront";
import { fact } from "../assembly/facts.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { replicaName } from "../data/replication.ts";
import { plain } from "../environment/public-name.ts";
import { copyId, copyRegion } from "./bucket-copy.ts";
import { originId } from "./origin-id.ts";
import { ORIGIN_HEADER, originKey } from "./origin-key.ts";

/** The longest that CloudFront waits for an answer without a raised quota. */
const READ_TIMEOUT = 60;

/** Where the distribution asks: each balancer, bucket and packager once. */
export function originsOf(edge: Edge, place: Place): CfnDistribution.OriginProperty[] {
  const routes = edge.routes.filter(
    (route, index) => edge.routes.findIndex((other) => originId(other) === originId(route)) === index,
  );
  return routes.flatMap((route) => {
    const id = originId(route);
    const origin = {
      id,
      ...originOf(edge, route, place),
      ...(edge.originShield === null ? {} : { originShield: { enabled: true, originShieldRegion: edge.originShield } }),
    };
    const bucket = findResource(place.context.graph, "bucket", id);
    const region = copyRegion(id, place.context.graph);
    if (bucket === undefined || region === null) return [origin];
    return [origin, { ...origin, id: copyId(id), domainName: bucketDomain(replicaName(bucket, region), region) }];
  });
}

type Origin = Omit<CfnDistribution.OriginProperty, "id">;

function originOf(edge: Edge, { target }: EdgeRoute, place: Place): Origin {
  switch (target.kind) {
    case "balancer":
      return balancerOrigin(edge, target.balancer, place);
    case "objects":
      return bucketOrigin(target.bucket, place);
    case "live":
      return packagerOrigin(target.live, place);
  }
}

/** HTTPS only: the balancer's certificate is checked against the visitor's host name, which goes on to it. (BRQ-CDN-07) */
function balancerOrigin({ lockOrigin }: Edge, id: string, { stack, context }: Place): Origin {
  const secure = findResource(context.graph, "balancer", id)?.listeners.some(({ protocol }) => protocol === "https");
  return {
    domainName: failoverName(id, { stack, context }) ?? fact({ stack, context }, id, "dns-name"),
    customOriginConfig: {
      originProtocolPolicy: secure === true ? "https-only" : "http-only",
      originSslProtocols: ["TLSv1.2"],
      originReadTimeout: READ_TIMEOUT,
      originKeepaliveTimeout: READ_TIMEOUT,
    },
    ...(lockOrigin ? { originCustomHeaders: [{ headerName: ORIGIN_HEADER, headerValue: originKey(context) }] } : {}),
  };
}

/** The name that leads to a balancer of another region when this one is lost; null for none. */
function failoverName(balancer: string, { stack, context }: Place): string | null {
  const [found] = resourcesOf(context.graph, "dns").flatMap(({ zone, records }) =>
    records
      .filter(
        ({ target, routing }) => routing.policy === "failover" && target.kind === "resource" && target.id === balancer,
      )
      .map(({ name }) => ({ zone, name })),
  );
  if (found === undefined) return null;
  const zone = plain(found.zone, { stack, context });
  return found.name === "" ? zone : Fn.join(".", [found.name, zone]);
}

function bucketOrigin(id: string, { stack, context }: Place): Origin {
  const name = findResource(context.graph, "bucket", id)?.name ?? nameOf(id);
  return {
    domainName: bucketDomain(name, context.region),
    s3OriginConfig: { originAccessIdentity: "" },
    originAccessControlId: accessControl(id, "s3", { stack, context }),
  };
}

function bucketDomain(name: string, region: string): string {
  return Fn.join("", [name, ".s3.", region, ".", Aws.URL_SUFFIX]);
}

function packagerOrigin(id: string, { stack, context }: Place): Origin {
  return {
    domainName: fact({ stack, context }, id, "egress-domain"),
    customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
    originAccessControlId: accessControl(id, "mediapackagev2", { stack, context }),
  };
}

/** CloudFront signs what it asks, and nobody else is answered. */
function accessControl(id: string, type: "s3" | "mediapackagev2", { stack, context }: Place): string {
  return new CfnOriginAccessControl(stack, logicalId(id, "AccessControl"), {
    originAccessControlConfig: {
      name: physicalName(context.graph, pascal(id), 64),
      originAccessControlOriginType: type,
      signingBehavior: "always",
      signingProtocol: "sigv4",
    },
  }).attrId;
}
