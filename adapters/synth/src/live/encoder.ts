import { findResource, type Live } from "@terrace/core/graph";
import type { CfnRole } from "aws-cdk-lib/aws-iam";
import { CfnChannel, type CfnInput } from "aws-cdk-lib/aws-medialive";
import type { CfnChannel as CfnPackage } from "aws-cdk-lib/aws-mediapackagev2";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { encoderSettings, PACKAGER, RECORDING, SOUND } from "./encoder-settings.ts";
import { packagerName, recordingPrefix } from "./names.ts";

interface Stream {
  readonly name: string;
  readonly input: CfnInput;
  readonly packaged: CfnPackage;
  readonly role: CfnRole;
}

/** Lines and bits per second that a sender may have beyond which MediaLive takes more for the input. */
const HD_LINES = 1_080;
const SENT_BITS = 20_000_000;

/**
 * The encoder of one stream: one pipeline, or two in two zones. MediaLive starts a pipeline that fails again by itself. Its class cannot
 * change, so the logical id carries it. (DFZ-LIVE-03, DFZ-LIVE-09, DFZ-LIVE-12)
 */
export function buildEncoder(live: Live, { name, input, packaged, role }: Stream, place: Place): CfnChannel {
  const { stack, context } = place;
  const part = live.redundant ? "StandardEncoder" : "Encoder";
  const encoder = new CfnChannel(stack, logicalId(live.id, part, name), {
    name: physicalName(context.graph, `${nameOf(live.id)}-${name}`),
    channelClass: live.redundant ? "STANDARD" : "SINGLE_PIPELINE",
    roleArn: role.attrArn,
    inputSpecification: { codec: "AVC", ...sentBy(live) },
    inputAttachments: [
      {
        inputId: input.ref,
        inputAttachmentName: "creator",
        inputSettings: { audioSelectors: [{ name: SOUND }] },
      },
    ],
    destinations: [
      {
        id: PACKAGER,
        mediaPackageSettings: [{ channelGroup: packagerName(live, context.graph), channelName: name }],
      },
      { id: RECORDING, settings: recordedAt(live, name, context).map((url) => ({ url })) },
    ],
    encoderSettings: encoderSettings(live),
  });
  encoder.addResourceDependency(packaged);
  return encoder;
}

function sentBy({ ladder }: Live): { readonly resolution: string; readonly maximumBitrate: string } {
  const [lines, bits] = [
    Math.max(...ladder.map(({ height }) => height)),
    Math.max(...ladder.map(({ bitrate }) => bitrate)),
  ];
  return {
    resolution: lines > HD_LINES ? "UHD" : "HD",
    maximumBitrate: bits > SENT_BITS ? "MAX_50_MBPS" : "MAX_20_MBPS",
  };
}

/** One place for each pipeline; MediaLive puts the time at which a stream began into the name. */
function recordedAt(live: Live, name: string, { graph }: SynthContext): readonly string[] {
  const bucket = findResource(graph, "bucket", live.store)?.name ?? nameOf(live.store);
  const pipelines = live.redundant ? ["a", "b"] : ["a"];
  return pipelines.map((pipeline) => `s3ssl://${bucket}/${recordingPrefix(live)}${name}/$dt$-${pipeline}`);
}
