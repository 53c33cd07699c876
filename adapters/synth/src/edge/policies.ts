import { type Edge, type EdgeRoute, findResource, type Graph } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import { CfnCachePolicy, CfnResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import { seconds } from "../assembly/measure.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";

/** AWS's own policies, by the ids that they have in every account: CachingDisabled and AllViewer. */
export const NO_COPIES = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
export const FORWARD_EVERYTHING = "216adef6-2c7f-47e4-b989-5492eafa07d3";

const YEAR = 31_536_000;

/**
 * How long answers of a route may be kept. Who signs in gets copies of their own: identity is part of what copies are found by,
 * so that nobody is answered with somebody else's. (CON-BRQ-31)
 */
export function cachePolicyId(edge: Edge, route: EdgeRoute, { stack, context }: Place): string {
  const keep = seconds(route.cache ?? 0);
  const name = pascal(route.path === "/*" ? "everything" : route.path);
  const asked = route.target.kind === "balancer";
  return new CfnCachePolicy(stack, logicalId(edge.id, "Cache", name), {
    cachePolicyConfig: {
      name: physicalName(context.graph, `cache-${name}`, 128),
      minTtl: 0,
      defaultTtl: keep,
      maxTtl: keep,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingGzip: edge.compression.includes("gzip"),
        enableAcceptEncodingBrotli: edge.compression.includes("brotli"),
        queryStringsConfig: { queryStringBehavior: asked ? "all" : "none" },
        cookiesConfig: { cookieBehavior: asked ? "all" : "none" },
        headersConfig: asked
          ? { headerBehavior: "whitelist", headers: ["Authorization", "Host", "Origin"] }
          : { headerBehavior: "none" },
      },
    },
  }).ref;
}

/** Headers on every answer, what a service says itself stays; live video may be read from where its bucket may be. (BRQ-CDN-07, DFZ-LIVE-05) */
export function responseHeadersId(edge: Edge, route: EdgeRoute, { stack, context }: Place): string | null {
  const cors = corsOf(route, context.graph);
  if (cors === null && !edge.securityHeaders) return null;
  const name = cors === null ? "security-headers" : "live-headers";
  const id = logicalId(edge.id, name);
  const known = stack.node.tryFindChild(id) as CfnResponseHeadersPolicy | undefined;
  const policy =
    known ??
    new CfnResponseHeadersPolicy(stack, id, {
      responseHeadersPolicyConfig: {
        name: physicalName(context.graph, name, 128),
        ...(cors === null ? {} : { corsConfig: cors }),
        ...(edge.securityHeaders ? { securityHeadersConfig: SECURITY_HEADERS } : {}),
      },
    });
  return policy.ref;
}

const SECURITY_HEADERS: CfnResponseHeadersPolicy.SecurityHeadersConfigProperty = {
  strictTransportSecurity: { accessControlMaxAgeSec: YEAR, includeSubdomains: true, override: false },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: "DENY", override: false },
  referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
};

function corsOf({ target }: EdgeRoute, graph: Graph): CfnResponseHeadersPolicy.CorsConfigProperty | null {
  const live = target.kind === "live" ? findResource(graph, "live", target.live) : undefined;
  const rules = live === undefined ? [] : (findResource(graph, "bucket", live.store)?.cors ?? []);
  if (rules.length === 0) return null;
  const unique = (items: readonly string[]): string[] => [...new Set(items)];
  return {
    accessControlAllowCredentials: false,
    accessControlAllowHeaders: { items: ["*"] },
    accessControlAllowMethods: { items: unique(rules.flatMap(({ methods }) => methods)) },
    accessControlAllowOrigins: { items: unique(rules.flatMap(({ origins }) => origins)) },
    originOverride: true,
  };
}
