import { describe, expect, it } from "vitest";
import { planStoryboard, storyboardArguments, storyboardTrack } from "./storyboard.ts";

const wide = { width: 426, height: 240 };

describe("planStoryboard", () => {
  it.each([
    [0.5, { count: 1, columns: 1, rows: 1, interval: 2 }],
    [9, { count: 5, columns: 5, rows: 1, interval: 2 }],
    [60, { count: 30, columns: 10, rows: 3, interval: 2 }],
    [3_600, { count: 100, columns: 10, rows: 10, interval: 36 }],
  ])("of %d s", (seconds, plan) => {
    expect(planStoryboard(wide, seconds)).toMatchObject(plan);
  });

  it("keeps upright films upright", () => {
    expect(planStoryboard({ width: 240, height: 426 }, 10).tile).toEqual({ width: 90, height: 160 });
  });
});

describe("storyboardTrack", () => {
  it("points at each tile, the last one until the end", () => {
    const cues = storyboardTrack(planStoryboard(wide, 23), "storyboard.jpg").split("\n\n");
    expect(cues[0]).toBe("WEBVTT");
    expect(cues[1]).toBe("00:00:00.000 --> 00:00:02.000\nstoryboard.jpg#xywh=0,0,160,90");
    expect(cues[12]).toBe("00:00:22.000 --> 00:00:23.000\nstoryboard.jpg#xywh=160,90,160,90\n");
  });

  it("counts hours", () => {
    expect(storyboardTrack(planStoryboard(wide, 7_200), "s.jpg")).toContain("01:58:48.000 --> 02:00:00.000\n");
    expect(storyboardTrack(planStoryboard(wide, 7_201), "s.jpg")).toMatch(/02:00:01\.000\n[^\n]+\n$/);
  });
});

describe("storyboardArguments", () => {
  it("decodes keyframes only", () => {
    expect(storyboardArguments("in", planStoryboard(wide, 60), "out.jpg").join(" ")).toMatch(
      /^-skip_frame nokey -i in .*tile=10x3/,
    );
  });
});
