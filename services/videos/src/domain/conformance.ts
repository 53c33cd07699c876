import type { PacketSummary } from "./packet-summary.ts";
import type { AudioStream, Probe, VideoStream } from "./probe.ts";
import { rungFor } from "./rung.ts";

/**
 * What may be done with the source's own picture.
 * `keep`: it is the top rung as it stands. `interim`: it plays everywhere but is too fat, or has keyframes too far apart, to stay, so it is
 * shown only until the ladder is there. `encode`: it must not be served.
 */
export interface CopyVerdict {
  readonly use: "keep" | "interim" | "encode";
  /** Why not `keep`, one clause each. */
  readonly reasons: readonly string[];
}

/** Longest group of pictures that a copied rung may have, in seconds: a player cannot switch inside one. A longer one plays, so it will do in the meantime. */
const longestGop = 4.05;
const longestInterimGop = 12;
/** Frames further apart than this (seconds) make a copied rung stall at a switch. */
const longestGap = 0.5;
/** A source above this multiple of the rung's copy rate is not even shown in the meantime. */
const interimFactor = 4;

/** Decides whether the source's H.264 can be remuxed instead of encoded (conditions: closed GOP, 8-bit 4:2:0, level ≤ 4.2, no rotation, rate). */
export function judgeCopy(video: VideoStream, packets: PacketSummary): CopyVerdict {
  const rate = pictureRate(packets);
  const { copyRate } = rungFor(video);
  const faults = [...streamFaults(video), ...packetFaults(packets)];
  const flaws = [...gopFlaw(packets), ...rateFlaw(rate, copyRate)];
  const isServable = faults.length === 0 && rate <= copyRate * interimFactor && packets.longestGop <= longestInterimGop;
  return { use: !isServable ? "encode" : flaws.length > 0 ? "interim" : "keep", reasons: [...faults, ...flaws] };
}

/** Whether the source's sound can be remuxed: stereo or mono AAC-LC at a usual rate that starts with the picture. */
export function canCopyAudio(audio: AudioStream, { formats, video }: Probe): boolean {
  const sameStart = Math.abs(audio.start - (video?.start ?? 0)) < 0.03;
  const container = formats.includes("mov") || formats.includes("matroska");
  const usual = audio.channels <= 2 && [44_100, 48_000].includes(audio.sampleRate) && audio.bitRate <= 200_000;
  return container && audio.codec === "aac" && audio.profile === "LC" && usual && sameStart;
}

/** Mean rate of the picture in bit/s, from what the packets really weigh. */
function pictureRate({ bytes, start, end }: PacketSummary): number {
  return end > start ? (bytes * 8) / (end - start) : 0;
}

function streamFaults(video: VideoStream): string[] {
  return [
    video.codec === "h264" ? "" : `${video.codec} is not H.264`,
    /^(Constrained Baseline|Baseline|Main|High)$/.test(video.profile) ? "" : `profile ${video.profile}`,
    video.pixelFormat === "yuv420p" ? "" : `pixel format ${video.pixelFormat}`,
    video.level > 0 && video.level <= 42 ? "" : `level ${video.level / 10}`,
    video.rotation === 0 ? "" : `turned by ${video.rotation}°`,
    video.squarePixels ? "" : "pixels are not square",
    video.interlaced ? "interlaced" : "",
    video.transfer === "sdr" ? "" : "high dynamic range",
    Math.min(video.width, video.height) <= 1080 ? "" : "larger than the top rung",
  ].filter(Boolean);
}

function packetFaults(packets: PacketSummary): string[] {
  return [
    packets.startsWithKeyframe ? "" : "does not start with a keyframe",
    packets.openGop ? "open group of pictures" : "",
    packets.longestGap <= longestGap ? "" : `frames ${packets.longestGap.toFixed(1)} s apart`,
    packets.start >= -0.001 ? "" : "frames before the start",
  ].filter(Boolean);
}

function gopFlaw({ longestGop: longest }: PacketSummary): string[] {
  return longest > longestGop ? [`keyframes ${longest.toFixed(1)} s apart`] : [];
}

function rateFlaw(rate: number, limit: number): string[] {
  return rate > limit ? [`${(rate / 1e6).toFixed(1)} Mb/s is above ${(limit / 1e6).toFixed(1)} Mb/s`] : [];
}
