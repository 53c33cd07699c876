import { canCopyAudio } from "./conformance.ts";
import { cascade, still } from "./filter-graph.ts";
import type { EncodedRung } from "./ladder.ts";
import type { AudioStream, Probe, VideoStream } from "./probe.ts";
import { type Size, sizeOn } from "./rung.ts";

/** Seconds per segment: two groups of pictures (CON-DFZ-22). */
export const segmentSeconds = 4;
/** Seconds between keyframes on every encoded rung. */
const keyframeSeconds = 2;

/** A source and the folder that its tracks are written to, one sub-folder per track name. */
export interface Source {
  readonly path: string;
  readonly probe: Probe;
}

/** Arguments that cut the source's own picture into segments under `<folder>/<name>`, without touching a pixel. */
export function copyArguments(video: VideoStream, name: string): string[] {
  return ["-map", `0:${video.index}`, "-c:v", "copy", ...segments(name)];
}

/** Arguments that encode rungs (largest first) in one decode. `-filter_complex` comes first, then one output per rung. */
export function encodeArguments(video: VideoStream, rungs: readonly EncodedRung[]): string[] {
  const outputs = rungs.flatMap((rung, index) => ["-map", `[v${index}]`, ...x264(rung), ...segments(rung.name)]);
  return ["-filter_complex", cascade(video, rungs), ...outputs];
}

/** Arguments for the one sound track all rungs share: stereo AAC of 128 kb/s, or the source's own when it already is such. */
export function audioArguments(audio: AudioStream, probe: Probe): string[] {
  const codec = canCopyAudio(audio, probe)
    ? ["-c:a", "copy"]
    : [
        ...["-c:a", "aac", "-b:a", "128k", "-ac", String(encodedSound.channels)],
        ...["-ar", String(encodedSound.sampleRate), "-af", "aresample=async=1:first_pts=0"],
      ];
  return ["-map", `0:${audio.index}`, ...codec, ...segments("audio")];
}

/** What players are told of that track. */
export function soundOf(audio: AudioStream, probe: Probe): Pick<AudioStream, "channels" | "sampleRate"> {
  return canCopyAudio(audio, probe) ? { channels: audio.channels, sampleRate: audio.sampleRate } : encodedSound;
}

const encodedSound = { channels: 2, sampleRate: 48_000 };

/** Arguments for a poster: a frame a third into the film (at most 3 s), short side at most 720. Input options included. */
export function posterArguments({ path, probe }: Source, video: VideoStream, output: string): string[] {
  const at = Math.min(3, Math.max(0, (video.duration || probe.duration) / 3));
  const size: Size = sizeOn(video, 720);
  return [
    ...seek(at),
    "-i",
    path,
    "-map",
    `0:${video.index}`,
    "-frames:v",
    "1",
    "-vf",
    still(video, size),
    "-q:v",
    "4",
    "-f",
    "image2",
    "-update",
    "1",
    output,
  ];
}

function seek(seconds: number): string[] {
  return seconds > 0 ? ["-ss", seconds.toFixed(3)] : [];
}

/** Capped CRF: small where the picture is simple, never above the rung's ceiling. No metadata: phones write the place into it. */
function x264({ frameRate, maxRate }: EncodedRung): string[] {
  return [
    ...["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p"],
    ...["-crf", "23", "-maxrate", String(maxRate), "-bufsize", String(maxRate * 2)],
    ...["-force_key_frames", `expr:gte(t,n_forced*${keyframeSeconds})`, "-sc_threshold", "0"],
    ...["-g", String(Math.ceil(frameRate * segmentSeconds))],
  ];
}

function segments(name: string): string[] {
  return [
    ...[
      "-map_metadata",
      "-1",
      "-map_chapters",
      "-1",
      "-avoid_negative_ts",
      "disabled",
      "-max_muxing_queue_size",
      "4096",
    ],
    ...["-f", "hls", "-hls_time", String(segmentSeconds), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"],
    ...["-hls_fmp4_init_filename", "init.mp4", "-hls_segment_filename", `${name}/seg_%05d.m4s`, `${name}/index.m3u8`],
  ];
}
