import { describe, expect, it } from "vitest";
import { audioStream, packetSummary, probeOf, videoStream } from "../../testing/streams.ts";
import { canCopyAudio, judgeCopy } from "./conformance.ts";

describe("judgeCopy", () => {
  it("keeps a phone film as its own top rung", () => {
    expect(judgeCopy(videoStream(), packetSummary())).toEqual({ use: "keep", reasons: [] });
  });

  it.each([
    [{ codec: "hevc" }, "hevc is not H.264"],
    [{ profile: "High 10" }, "profile High 10"],
    [{ pixelFormat: "yuv420p10le" }, "pixel format yuv420p10le"],
    [{ level: 51 }, "level 5.1"],
    [{ level: 0 }, "level 0"],
    [{ rotation: 90 }, "turned by 90°"],
    [{ squarePixels: false }, "pixels are not square"],
    [{ interlaced: true }, "interlaced"],
    [{ transfer: "pq" }, "high dynamic range"],
    [{ width: 2560, height: 1440 }, "larger than the top rung"],
  ] as const)("encodes a stream with %j", (fault, reason) => {
    expect(judgeCopy(videoStream(fault), packetSummary())).toEqual({ use: "encode", reasons: [reason] });
  });

  it.each([
    [{ openGop: true }, "open group of pictures"],
    [{ longestGap: 2 }, "frames 2.0 s apart"],
    [{ startsWithKeyframe: false }, "does not start with a keyframe"],
    [{ start: -0.5 }, "frames before the start"],
  ])("encodes packets with %j", (fault, reason) => {
    expect(judgeCopy(videoStream(), packetSummary(fault))).toEqual({ use: "encode", reasons: [reason] });
  });

  it("accepts groups of exactly four seconds and level 4.2", () => {
    expect(judgeCopy(videoStream({ level: 42 }), packetSummary({ longestGop: 4.004 })).use).toBe("keep");
  });

  // 1080p: Apple's 7.8 Mb/s × 1.3 = 10.14 Mb/s.
  it.each([
    [10.1, "keep"],
    [10.2, "interim"],
    [40, "interim"],
    [41, "encode"],
  ])("judges 1080p of %d Mb/s: %s", (megabits, use) => {
    expect(judgeCopy(videoStream(), packetSummary({ bytes: (megabits * 1e6 * 60) / 8 })).use).toBe(use);
  });

  it.each([
    [4.2, "interim"],
    [12, "interim"],
    [12.1, "encode"],
  ])("judges keyframes %d s apart: %s", (longestGop, use) => {
    expect(judgeCopy(videoStream(), packetSummary({ longestGop }))).toEqual({
      use,
      reasons: [`keyframes ${longestGop.toFixed(1)} s apart`],
    });
  });

  it("judges the rate by the size of the picture", () => {
    const small = videoStream({ width: 640, height: 360 });
    expect(judgeCopy(small, packetSummary()).use).toBe("encode");
    expect(judgeCopy(small, packetSummary({ bytes: 7_000_000 })).use).toBe("keep");
  });
});

describe("canCopyAudio", () => {
  it("takes ordinary AAC that starts with the picture", () => {
    expect(canCopyAudio(audioStream(), probeOf())).toBe(true);
  });

  it.each([
    { codec: "opus" },
    { profile: "HE-AAC" },
    { channels: 6 },
    { sampleRate: 96_000 },
    { bitRate: 320_000 },
    { start: 0.2 },
  ])("encodes %j", (fault) => {
    expect(canCopyAudio(audioStream(fault), probeOf())).toBe(false);
  });

  it("encodes sound from a transport stream, whose headers differ", () => {
    expect(canCopyAudio(audioStream(), probeOf({ formats: ["mpegts"] }))).toBe(false);
  });
});
