import { type Live, resourcesOf } from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import type { CfnRole } from "aws-cdk-lib/aws-iam";
import {
  CfnChannel,
  CfnChannelGroup,
  CfnChannelPolicy,
  CfnOriginEndpoint,
  CfnOriginEndpointPolicy,
} from "aws-cdk-lib/aws-mediapackagev2";
import { differ } from "../assembly/context.ts";
import { seconds } from "../assembly/measure.ts";
import { logicalId } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { ENDPOINT, MANIFEST, packagerName } from "./names.ts";

/** One domain for all streams, so that the edge has one origin. (DFZ-LIVE-07) */
export function packagerGroup(live: Live, { stack, context }: Place): CfnChannelGroup {
  return new CfnChannelGroup(stack, logicalId(live.id, "Group"), {
    channelGroupName: packagerName(live, context.graph),
  });
}

interface Stream {
  readonly name: string;
  readonly group: CfnChannelGroup;
  readonly role: CfnRole;
}

/** What one stream's segments go through on their way to viewers; only its encoder writes and only content delivery reads. */
export function buildPackage(live: Live, { name, group, role }: Stream, place: Place): CfnChannel {
  const { stack } = place;
  const path = { channelGroupName: group.channelGroupName, channelName: name };
  const channel = new CfnChannel(stack, logicalId(live.id, "Package", name), {
    ...path,
    inputType: "CMAF",
    // Of two pipelines the one with pictures is read, not the one that sends black for want of a sender.
    ...(live.redundant ? { inputSwitchConfiguration: { mqcsInputSwitching: true } } : {}),
  });
  channel.addResourceDependency(group);
  const written = new CfnChannelPolicy(stack, logicalId(live.id, "PackagePolicy", name), {
    ...path,
    policy: allowed({ AWS: role.attrArn }, "mediapackagev2:PutObject", channel.attrArn),
  });
  written.addResourceDependency(channel);
  const endpoint = buildEndpoint(live, { ...path, originEndpointName: ENDPOINT }, place);
  endpoint.addResourceDependency(channel);
  letViewersIn(live, endpoint, place);
  return channel;
}

type Path = Pick<CfnOriginEndpoint, "channelGroupName" | "channelName" | "originEndpointName">;

/** HLS and DASH over the same segments; what has been shown can be gone back to for as long as it is kept. (DFZ-LIVE-02, DFZ-LIVE-06) */
function buildEndpoint(live: Live, path: Path, { stack }: Place): CfnOriginEndpoint {
  return new CfnOriginEndpoint(stack, logicalId(live.id, "Endpoint", path.channelName), {
    ...path,
    containerType: "CMAF",
    segment: { segmentDurationSeconds: seconds(live.segment) },
    startoverWindowSeconds: seconds(live.keep),
    ...(live.formats.includes("hls") ? { hlsManifests: [{ manifestName: MANIFEST }] } : {}),
    ...(live.formats.includes("dash")
      ? { dashManifests: [{ manifestName: MANIFEST, segmentTemplateFormat: "NUMBER_WITH_TIMELINE" }] }
      : {}),
  });
}

/** The distribution stands in a later stack, so the account is named and not the distribution. (DFZ-CDN-05) */
function letViewersIn(live: Live, endpoint: CfnOriginEndpoint, { stack, context }: Place): void {
  const served = resourcesOf(context.graph, "edge").some(
    ({ engine, routes }) =>
      engine === "cdn" && routes.some(({ target }) => target.kind === "live" && target.live === live.id),
  );
  if (!served) {
    differ(context, live.id, "no edge leads to it, so that nobody may read what the packager has");
    return;
  }
  const { channelGroupName, channelName, originEndpointName } = endpoint;
  new CfnOriginEndpointPolicy(stack, logicalId(live.id, "EndpointPolicy", channelName), {
    channelGroupName,
    channelName,
    originEndpointName,
    policy: allowed({ Service: "cloudfront.amazonaws.com" }, "mediapackagev2:GetObject", endpoint.attrArn),
  }).addResourceDependency(endpoint);
}

function allowed(who: { readonly AWS: string } | { readonly Service: string }, action: string, on: string): object {
  const service = "Service" in who ? { Condition: { StringEquals: { "AWS:SourceAccount": Aws.ACCOUNT_ID } } } : {};
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: who, Action: action, Resource: on, ...service }],
  };
}
