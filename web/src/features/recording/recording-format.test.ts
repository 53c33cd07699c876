import { describe, expect, it } from "vitest";
import { recordingFormat, takeName } from "./recording-format.ts";

describe("the recording format", () => {
  it("prefers what plays without conversion", () => {
    expect(recordingFormat(() => true)).toContain("avc1");
    expect(recordingFormat((format) => format.startsWith("video/webm"))).toContain("h264");
    expect(recordingFormat(() => false)).toBeUndefined();
  });

  it("shows in the name of the take", () => {
    expect(takeName("video/mp4", new Date(2026, 10, 21, 9, 5))).toBe("move-2026-11-21-0905.mp4");
    expect(takeName("video/webm", new Date(2026, 0, 1, 23, 59))).toBe("move-2026-01-01-2359.webm");
  });
});
