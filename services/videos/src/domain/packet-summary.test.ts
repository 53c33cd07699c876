import { describe, expect, it } from "vitest";
import { parsePacket, summarizePackets } from "./packet-summary.ts";

function summary(lines: readonly string[]) {
  const packets = summarizePackets();
  for (const line of lines) {
    const packet = parsePacket(line);
    if (packet) packets.add(packet);
  }
  return packets.result();
}

describe("summarizePackets", () => {
  it("measures groups of pictures, weight and length", () => {
    expect(summary(["0.0,0.0,0.5,100,K_", "0.5,0.5,0.5,50,__", "1.0,1.0,0.5,100,K_", "1.5,1.5,0.5,50,__"])).toEqual({
      ...{
        count: 4,
        bytes: 300,
        start: 0,
        end: 2,
        startsWithKeyframe: true,
        longestGop: 1,
        openGop: false,
        longestGap: 0.5,
      },
    });
  });

  it("sees a frame that is shown before the keyframe it follows", () => {
    expect(summary(["0,0,0.1,9,K_", "0.3,0.1,0.1,9,K_", "0.2,0.2,0.1,9,__"]).openGop).toBe(true);
    expect(summary(["0,-0.1,0.1,9,K_", "0.2,0,0.1,9,__", "0.1,0.1,0.1,9,__"]).openGop).toBe(false);
  });

  it("counts the last group too", () => {
    expect(summary(["0,0,1,9,K_", "1,1,1,9,__", "2,2,1,9,__"]).longestGop).toBe(3);
  });

  it("says so when there is nothing", () => {
    expect(summary([])).toMatchObject({ count: 0, start: 0, end: 0, startsWithKeyframe: false });
  });

  it("does without decoding times and durations, and skips lines that say nothing", () => {
    expect(summary(["", "N/A,N/A,N/A,5,__", "0,N/A,N/A,5,K_", "0.5,N/A,N/A,5,__"])).toMatchObject({
      count: 2,
      end: 0.5,
      longestGap: 0.5,
    });
  });
});
