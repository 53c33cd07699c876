import { type Edge, type EdgeRoute, findResource } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import type { CfnDistribution } from "aws-cdk-lib/aws-cloudfront";
import type { Place } from "../assembly/place.ts";
import { askedId } from "./bucket-copy.ts";
import { cachePolicyId, FORWARD_EVERYTHING, NO_COPIES, responseHeadersId } from "./policies.ts";
import { requestFunctionArn } from "./request-function.ts";
import { trustedKeys } from "./trusted-keys.ts";

type Behaviours = Pick<CfnDistribution.DistributionConfigProperty, "cacheBehaviors" | "defaultCacheBehavior">;

/** One behaviour for each route, the most specific first; the route for everything is the default. (BRQ-CDN-02..04, STM-CDN-02..04) */
export function behavioursOf(edge: Edge, place: Place): Behaviours {
  const built = edge.routes.map((route) => ({ path: route.path, behaviour: behaviourOf(edge, route, place) }));
  const everything = built.find(({ path }) => path === "/*") ?? built.at(-1);
  if (everything === undefined) throw new Error(`${edge.id} has no routes`);
  return {
    defaultCacheBehavior: everything.behaviour,
    cacheBehaviors: built
      .filter((one) => one !== everything)
      .map(({ path, behaviour }) => ({ pathPattern: path, ...behaviour })),
  };
}

const READING = ["GET", "HEAD", "OPTIONS"];
const EVERY_METHOD = [...READING, "PUT", "POST", "PATCH", "DELETE"];

function behaviourOf(edge: Edge, route: EdgeRoute, place: Place): CfnDistribution.DefaultCacheBehaviorProperty {
  const { target } = route;
  const kept = route.forward === "needed" && route.cache !== null;
  const asked = target.kind === "balancer";
  const rewrite = requestFunctionArn(edge, route, place);
  const bucket = target.kind === "objects" ? findResource(place.context.graph, "bucket", target.bucket) : undefined;
  const headers = responseHeadersId(edge, route, place);
  const keys = bucket === undefined ? null : trustedKeys(bucket, place);
  return {
    targetOriginId: askedId(route, place.context.graph),
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: asked ? EVERY_METHOD : READING,
    cachedMethods: ["GET", "HEAD"],
    compress: edge.compression.length > 0,
    cachePolicyId: kept ? cachePolicyId(edge, route, place) : NO_COPIES,
    ...(asked ? { originRequestPolicyId: FORWARD_EVERYTHING } : {}),
    ...(headers === null ? {} : { responseHeadersPolicyId: headers }),
    ...(keys === null ? {} : { trustedKeyGroups: [keys] }),
    ...(rewrite === null
      ? {}
      : {
          functionAssociations: [
            { eventType: "viewer-request", functionArn: Fn.getAtt(rewrite, "FunctionARN").toString() },
          ],
        }),
  };
}
