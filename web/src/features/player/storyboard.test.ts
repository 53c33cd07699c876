import { describe, expect, it } from "vitest";
import { parseStoryboard, tileAt } from "./storyboard.ts";

const vtt = `WEBVTT

00:00.000 --> 00:02.000
storyboard.jpg#xywh=0,0,90,160

NOTE a cue without a picture

2
01:00:02.000 --> 01:00:04.500 align:start\r
storyboard.jpg#xywh=90,160,90,160
`;

describe("a storyboard", () => {
  it("is read from WebVTT", () => {
    const tile = { image: "storyboard.jpg", width: 90, height: 160 };
    expect(parseStoryboard(vtt)).toEqual([
      { ...tile, start: 0, end: 2, x: 0, y: 0 },
      { ...tile, start: 3_602, end: 3_604.5, x: 90, y: 160 },
    ]);
  });

  it("has a tile for its moments only", () => {
    const tiles = parseStoryboard(vtt);
    expect(tileAt(tiles, 1.9)?.x).toBe(0);
    expect(tileAt(tiles, 3)).toBeNull();
  });

  it("is empty for anything else", () => {
    expect(parseStoryboard("<html>")).toEqual([]);
  });
});
