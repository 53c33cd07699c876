import { describe, expect, it } from "vitest";
import { packetSummary, probeOf, videoStream } from "../../testing/streams.ts";
import { diagnose, diagnoseRefusal } from "./diagnosis.ts";
import { failures } from "./failure.ts";

describe("diagnose", () => {
  it("has nothing against an ordinary film", () => {
    expect(diagnose(probeOf(), packetSummary())).toBeNull();
  });

  it.each([
    ["a picture", probeOf({ formats: ["png_pipe"] }), packetSummary({ count: 1 }), "NOT_A_VIDEO"],
    ["a moving picture file", probeOf({ formats: ["gif"] }), packetSummary(), "NOT_A_VIDEO"],
    [
      "no track in a film container",
      probeOf({ video: null, audio: null }),
      packetSummary({ count: 0 }),
      "ZERO_DURATION",
    ],
    [
      "no track in anything else",
      probeOf({ formats: ["mp3"], video: null, audio: null }),
      packetSummary({ count: 0 }),
      "NOT_A_VIDEO",
    ],
    ["sound only", probeOf({ video: null }), packetSummary({ count: 0 }), "NO_VIDEO_STREAM"],
    ["an unknown codec", probeOf({ video: videoStream({ codec: "" }) }), packetSummary(), "UNREADABLE_VIDEO"],
    ["frames promised, none there", probeOf(), packetSummary({ count: 0 }), "TRUNCATED"],
    ["no frame promised", probeOf({ video: videoStream({ frames: 0 }) }), packetSummary({ count: 0 }), "ZERO_DURATION"],
    ["a tenth of the frames missing", probeOf(), packetSummary({ count: 1_620 }), "TRUNCATED"],
    [
      "a tenth of the time missing",
      probeOf({ video: videoStream({ frames: 0 }) }),
      packetSummary({ end: 54 }),
      "TRUNCATED",
    ],
    [
      "one frame",
      probeOf({ video: videoStream({ frames: 1 }) }),
      packetSummary({ count: 1, end: 0.033 }),
      "ZERO_DURATION",
    ],
    ["a dot", probeOf({ video: videoStream({ width: 1, height: 1 }) }), packetSummary(), "TOO_SMALL"],
    ["a wall", probeOf({ video: videoStream({ width: 8_192, height: 4_320 }) }), packetSummary(), "TOO_LARGE"],
  ])("%s", (_name, probe, packets, code) => {
    expect(diagnose(probe, packets)).toBe(code);
  });

  it("forgives a last second that is missing", () => {
    expect(
      diagnose(probeOf({ video: videoStream({ frames: 0, duration: 10 }) }), packetSummary({ end: 9.2 })),
    ).toBeNull();
  });
});

describe("diagnoseRefusal", () => {
  it.each([
    ["", "EMPTY_FILE"],
    ["\0\0\0\x18ftypisom", "TRUNCATED"],
    ["\0\0\0\x08wide\0\0\0\0", "TRUNCATED"],
    ["\x1aE\xdf\xa3\0\0\0\0", "TRUNCATED"],
    ["hello, I am text", "NOT_A_VIDEO"],
    ["abc", "NOT_A_VIDEO"],
  ])("%j", (head, code) => {
    expect(diagnoseRefusal(Buffer.from(head, "latin1"))).toBe(code);
  });
});

describe("failures", () => {
  it("are sentences without jargon", () => {
    for (const sentence of Object.values(failures)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
