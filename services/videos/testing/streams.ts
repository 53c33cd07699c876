import type { PacketSummary } from "../src/domain/packet-summary.ts";
import type { AudioStream, Probe, VideoStream } from "../src/domain/probe.ts";
import type { Track } from "../src/domain/track.ts";

/** A 1080p phone film; a test says what is different about it. */
export function videoStream(more: Partial<VideoStream> = {}): VideoStream {
  return {
    ...{ index: 0, codec: "h264", profile: "High", level: 40, pixelFormat: "yuv420p", width: 1920, height: 1080 },
    ...{ squarePixels: true, rotation: 0, frameRate: 30, variableFrameRate: false, interlaced: false, transfer: "sdr" },
    ...{ start: 0, duration: 60, frames: 1800 },
    ...more,
  };
}

export function audioStream(more: Partial<AudioStream> = {}): AudioStream {
  return {
    index: 1,
    codec: "aac",
    profile: "LC",
    channels: 2,
    sampleRate: 48_000,
    bitRate: 128_000,
    start: 0,
    ...more,
  };
}

/** 60 s at 6 Mb/s with a keyframe every second. */
export function packetSummary(more: Partial<PacketSummary> = {}): PacketSummary {
  return {
    count: 1800,
    bytes: 45_000_000,
    start: 0,
    end: 60,
    startsWithKeyframe: true,
    longestGop: 1,
    openGop: false,
    longestGap: 0.034,
    ...more,
  };
}

export function probeOf(more: Partial<Probe> = {}): Probe {
  return {
    formats: ["mov", "mp4"],
    duration: 60,
    bitRate: 6_100_000,
    video: videoStream(),
    audio: audioStream(),
    ...more,
  };
}

/** A track of 4 s segments of the given sizes in bytes, the last one `last` seconds long. */
export function trackOf(name: string, sizes: readonly number[], more: Partial<Track> & { last?: number } = {}): Track {
  const { last = 4, ...rest } = more;
  const segments = sizes.map((bytes, index) => ({
    start: index * 4_000,
    duration: index === sizes.length - 1 ? last * 1_000 : 4_000,
    bytes,
  }));
  return {
    kind: "video",
    name,
    folder: `${name}.job.1`,
    codec: "avc1.64001f",
    width: 1280,
    height: 720,
    frameRate: 30,
    timescale: 1_000,
    segments,
    ...rest,
  };
}
