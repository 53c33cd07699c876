import { type Live, resourcesOf } from "@terrace/core/graph";
import { differ, report, type SynthContext } from "../assembly/context.ts";
import { recordingPrefix } from "./names.ts";
import { recordedDays } from "./recordings.ts";

const SECOND = 1_000;
const DAY = 86_400_000;

/** What MediaPackage takes. Source: CloudFormation, `AWS::MediaPackageV2::OriginEndpoint`, "SegmentDurationSeconds", "StartoverWindowSeconds". */
const SEGMENT = { shortest: SECOND, longest: 30 * SECOND };
const KEPT = { shortest: 60 * SECOND, longest: 14 * DAY };

/** Encoders that one parameter of the parameter store names: 4,096 characters of at most 75 for each ARN. */
const NAMED = 54;

/** Refuses what AWS would refuse, before it does. */
export function holdToLimits(live: Live, context: SynthContext): void {
  const refuse = (message: string, hint: string): void =>
    report(context, live.id, { code: "TER-SYN-004", message: `${live.id}: ${message}`, hint });
  const { segment, keep, ladder, formats, channels } = live;
  if (segment % SECOND !== 0 || segment < SEGMENT.shortest || segment > SEGMENT.longest)
    refuse("segments have whole seconds, from one to thirty", 'segment: "4s"');
  if (keep < KEPT.shortest || keep > KEPT.longest)
    refuse("MediaPackage keeps what was shown from a minute to 14 days", 'keep: "1h"');
  if (ladder.length === 0) refuse("an encoder needs a rung", "ladder: [240, 480, 720]");
  if (formats.length === 0) refuse("an endpoint needs a format", 'formats: ["hls"]');
  for (const { height } of ladder)
    if (height % 2 !== 0) refuse(`H.264 has an even number of lines, not ${height}`, `height: ${height + 1}`);
  if (channels > NAMED)
    refuse(`the encoders of ${channels} streams fit into no parameter of the parameter store`, "channels: 20");
}

/** Where live video on AWS is otherwise than the words say. */
export function explainLive(live: Live, context: SynthContext): void {
  const say = (reason: string): void => differ(context, live.id, reason);
  say(
    "an encoder stands still, and costs little, until a service starts it; only while it stands still can it be changed",
  );
  if (live.redundant)
    say("a creator has two addresses in two zones: who sends to one of them only is on air by one pipeline");
  if (resourcesOf(context.graph, "standby").length > 0)
    say(`it stands in ${context.region} alone: while that region is away, nobody is on air`);
  if (live.keep % DAY !== 0) {
    const [where, stay] = [recordingPrefix(live), recordedDays(live, context.graph)];
    say(`S3 counts days: what was recorded below ${where} goes after ${stay} d, unless a service has moved it`);
  }
  report(context, live.id, {
    code: "TER-SYN-005",
    message: `${live.id} takes ${live.channels} channels and ${live.channels} inputs of MediaLive in ${context.region}: an account may begin with fewer`,
    hint: "Compare the Service Quotas of MediaLive and MediaPackage there, and ask for more before the first deployment.",
  });
  if (!live.webrtcGateway) return;
  report(context, live.id, {
    code: "TER-SYN-005",
    message: `${live.id} asks for a gateway, because MediaLive takes no WebRTC`,
    hint: "Run a media server that turns WebRTC into RTMP, and let it send to the addresses in LIVE_INGEST_URL.",
  });
}
