import { segmentSeconds } from "./encode-arguments.ts";
import type { Segment } from "./segment.ts";
import { peakRate, type Track, trackDuration } from "./track.ts";

/** The DASH manifest over the same segments as the HLS playlists, one exact timeline per track. */
export function dashManifest(tracks: readonly Track[]): string {
  const videos = tracks.filter((track) => track.kind === "video").toSorted((a, b) => peakRate(a) - peakRate(b));
  const audios = tracks.filter((track) => track.kind === "audio");
  const seconds = Math.max(0, ...tracks.map(trackDuration));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:isoff-live:2011" mediaPresentationDuration="PT${seconds.toFixed(3)}S" minBufferTime="PT${segmentSeconds}S">`,
    '  <Period id="0" start="PT0S">',
    ...adaptationSet("video", videos),
    ...adaptationSet("audio", audios),
    "  </Period>",
    "</MPD>",
    "",
  ].join("\n");
}

function adaptationSet(kind: Track["kind"], tracks: readonly Track[]): string[] {
  if (tracks.length === 0) return [];
  return [
    `    <AdaptationSet contentType="${kind}" mimeType="${kind}/mp4" startWithSAP="1">`,
    ...tracks.flatMap(representation),
    "    </AdaptationSet>",
  ];
}

function representation(track: Track): string[] {
  const { kind, width, height, frameRate, sampleRate = 0, channels = 0 } = track;
  const picture = ` width="${width}" height="${height}" frameRate="${rational(frameRate)}" sar="1:1"`;
  const sound = sampleRate > 0 ? ` audioSamplingRate="${sampleRate}"` : "";
  return [
    `      <Representation id="${track.name}" codecs="${track.codec}" bandwidth="${peakRate(track)}"${kind === "video" ? picture : sound}>`,
    ...(channels > 0 ? [`        <AudioChannelConfiguration schemeIdUri="${CHANNELS}" value="${channels}"/>`] : []),
    `        <SegmentTemplate timescale="${track.timescale}" initialization="${track.folder}/init.mp4" media="${track.folder}/seg_$Number%05d$.m4s" startNumber="0">`,
    "          <SegmentTimeline>",
    ...timeline(track.segments).map((entry) => `            ${entry}`),
    "          </SegmentTimeline>",
    "        </SegmentTemplate>",
    "      </Representation>",
  ];
}

/** ISO/IEC 23001-8: the value is the speaker layout, which for one and two speakers is their number. */
const CHANNELS = "urn:mpeg:mpegB:cicp:ChannelConfiguration";

/** Runs of equal durations become one entry. */
function timeline(segments: readonly Segment[]): string[] {
  const runs: { start: number; duration: number; repeats: number }[] = [];
  for (const { start, duration } of segments) {
    const last = runs.at(-1);
    if (last !== undefined && last.duration === duration && last.start + duration * (last.repeats + 1) === start)
      last.repeats += 1;
    else runs.push({ start, duration, repeats: 0 });
  }
  return runs.map(
    ({ start, duration, repeats }) => `<S t="${start}" d="${duration}"${repeats > 0 ? ` r="${repeats}"` : ""}/>`,
  );
}

/** 29.97 and its kin as the fraction that they are. */
function rational(rate: number): string {
  const whole = Math.round(rate);
  return Math.abs(rate - whole) < 0.005 ? String(whole) : `${Math.round(rate * 1001)}/1001`;
}
