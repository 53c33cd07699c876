import type { Segment } from "./segment.ts";

/** A published track: one rung of the picture, or the sound. */
export interface Track {
  readonly kind: "video" | "audio";
  /** Rung name such as `720p`, or `audio`. */
  readonly name: string;
  /** Folder below the video's: rung, job and attempt, so that a name never changes its content. */
  readonly folder: string;
  /** RFC 6381 codec name. */
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  /** Of a sound track: speakers, and samples per second. Tracks published before these were kept have neither. */
  readonly channels?: number;
  readonly sampleRate?: number;
  /** Ticks per second of the segments. */
  readonly timescale: number;
  readonly segments: readonly Segment[];
}

/** Length of a track in seconds. */
export function trackDuration({ segments, timescale }: Track): number {
  return segments.reduce((sum, segment) => sum + segment.duration, 0) / timescale;
}

/** Mean rate of a track in bit/s. */
export function averageRate(track: Track): number {
  const bytes = track.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const seconds = trackDuration(track);
  return seconds > 0 ? Math.ceil((bytes * 8) / seconds) : 0;
}

/**
 * Peak rate of a track in bit/s: the highest of any run of segments that lasts 0.5 to 1.5 times the target duration
 * (RFC 8216 §4.3.4.2), so that a tiny last segment does not count as a peak. A track shorter than that has its mean.
 */
export function peakRate(track: Track): number {
  const { segments, timescale } = track;
  const target = targetDuration(track);
  let peak = 0;
  for (let first = 0; first < segments.length; first += 1) {
    let bytes = 0;
    let seconds = 0;
    for (const segment of segments.slice(first)) {
      bytes += segment.bytes;
      seconds += segment.duration / timescale;
      if (seconds > target * 1.5) break;
      if (seconds >= target * 0.5) peak = Math.max(peak, (bytes * 8) / seconds);
    }
  }
  return Math.max(Math.ceil(peak), averageRate(track));
}

/** Longest segment in whole seconds, rounded as EXT-X-TARGETDURATION wants. */
export function targetDuration({ segments, timescale }: Track): number {
  return Math.max(1, ...segments.map((segment) => Math.round(segment.duration / timescale)));
}
