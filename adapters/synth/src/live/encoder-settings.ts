import type { Live, LiveRung } from "@terrace/core/graph";
import type { CfnChannel } from "aws-cdk-lib/aws-medialive";
import { seconds } from "../assembly/measure.ts";

/** The names by which parts of an encoder know each other. */
export const SOUND = "sound";
export const PACKAGER = "packager";
export const RECORDING = "recording";

const PICTURES_PER_SECOND = 30;

/** At most so long from one key picture to the next, the same on every rung, or players could not change between rungs. */
const KEY_PICTURE_EVERY = 2;

/** Seconds of one file of a recording: what an encoder that dies may lose. */
const RECORDED_TOGETHER = 60;

/** H.264 for every rung and AAC once; no captions. What is packaged is recorded from its highest rung, without encoding it again. */
export function encoderSettings(live: Live): CfnChannel.EncoderSettingsProperty {
  return {
    timecodeConfig: { source: "SYSTEMCLOCK" },
    // What creators send has no clock of its own, so two pipelines are kept together by their pictures.
    ...(live.redundant
      ? {
          globalConfiguration: {
            outputLockingMode: "PIPELINE_LOCKING",
            outputLockingSettings: { pipelineLockingSettings: { pipelineLockingMethod: "VIDEO_ALIGNMENT" } },
          },
        }
      : {}),
    videoDescriptions: live.ladder.map((rung) => video(rung, live)),
    audioDescriptions: [
      {
        name: SOUND,
        audioSelectorName: SOUND,
        codecSettings: {
          aacSettings: {
            bitrate: 128_000,
            codingMode: "CODING_MODE_2_0",
            profile: "LC",
            rateControlMode: "CBR",
            sampleRate: 48_000,
            spec: "MPEG4",
          },
        },
      },
    ],
    outputGroups: [packaged(live), recorded(live)],
  };
}

/** Bitrates are ceilings: quiet pictures take less. A square pixel and a stated rate are what the packager asks for. (DFZ-LIVE-03, DFZ-LIVE-10, DFZ-LIVE-11) */
function video(rung: LiveRung, live: Live): CfnChannel.VideoDescriptionProperty {
  return {
    name: videoName(rung),
    height: rung.height,
    width: Math.round((rung.height * 16) / 9 / 2) * 2,
    scalingBehavior: "DEFAULT",
    respondToAfd: "NONE",
    codecSettings: {
      h264Settings: {
        profile: rung.height < 720 ? "MAIN" : "HIGH",
        level: "H264_LEVEL_AUTO",
        rateControlMode: "QVBR",
        qvbrQualityLevel: qualityOf(rung),
        maxBitrate: rung.bitrate,
        bufSize: rung.bitrate * 2,
        framerateControl: "SPECIFIED",
        framerateNumerator: PICTURES_PER_SECOND,
        framerateDenominator: 1,
        parControl: "SPECIFIED",
        parNumerator: 1,
        parDenominator: 1,
        gopSize: keyPictureEvery(live),
        gopSizeUnits: "FRAMES",
        gopClosedCadence: 1,
        sceneChangeDetect: "DISABLED",
        scanType: "PROGRESSIVE",
      },
    },
  };
}

/** By the screen that a rung is for. Source: CloudFormation, `AWS::MediaLive::Channel H264Settings`, "QvbrQualityLevel". */
function qualityOf({ height }: LiveRung): number {
  if (height >= 1_080) return 8;
  return height >= 720 ? 7 : 6;
}

/** Pictures from one key picture to the next: so many that whole groups of them make up a segment. */
function keyPictureEvery({ segment }: Live): number {
  const pictures = seconds(segment) * PICTURES_PER_SECOND;
  let groups = Math.ceil(seconds(segment) / KEY_PICTURE_EVERY);
  while (pictures % groups !== 0) groups += 1;
  return pictures / groups;
}

function packaged(live: Live): CfnChannel.OutputGroupProperty {
  return {
    name: PACKAGER,
    outputGroupSettings: {
      mediaPackageGroupSettings: {
        destination: { destinationRefId: PACKAGER },
        mediapackageV2GroupSettings: { segmentLength: seconds(live.segment), segmentLengthUnits: "SECONDS" },
      },
    },
    outputs: [
      ...live.ladder.map((rung) => ({
        outputName: videoName(rung),
        videoDescriptionName: videoName(rung),
        outputSettings: {
          mediaPackageOutputSettings: { mediaPackageV2DestinationSettings: { audioRenditionSets: SOUND } },
        },
      })),
      {
        outputName: SOUND,
        audioDescriptionNames: [SOUND],
        outputSettings: {
          mediaPackageOutputSettings: {
            mediaPackageV2DestinationSettings: { audioGroupId: SOUND, hlsAutoSelect: "YES", hlsDefault: "YES" },
          },
        },
      },
    ],
  };
}

/** The highest rung with sound, written to the bucket as it comes. (DFZ-FEAT-08, DFZ-LIVE-05, CON-DFZ-02) */
function recorded({ ladder }: Live): CfnChannel.OutputGroupProperty {
  const highest = ladder.at(-1);
  return {
    name: RECORDING,
    outputGroupSettings: {
      archiveGroupSettings: { destination: { destinationRefId: RECORDING }, rolloverInterval: RECORDED_TOGETHER },
    },
    outputs: [
      {
        outputName: RECORDING,
        ...(highest === undefined ? {} : { videoDescriptionName: videoName(highest) }),
        audioDescriptionNames: [SOUND],
        outputSettings: {
          archiveOutputSettings: { extension: "ts", containerSettings: { m2TsSettings: { rateMode: "VBR" } } },
        },
      },
    ],
  };
}

function videoName({ height, bitrate }: LiveRung): string {
  return `${height}p${Math.round(bitrate / 1_000)}k`;
}
