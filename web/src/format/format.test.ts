import { describe, expect, it } from "vitest";
import { age } from "./age.ts";
import { clock, spokenDuration } from "./duration.ts";
import { size } from "./size.ts";
import { parseTags } from "./tags.ts";

describe("formats", () => {
  it.each([
    [0, "0:00"],
    [7.9, "0:07"],
    [750, "12:30"],
    [3_723, "1:02:03"],
    [Number.NaN, "0:00"],
  ])("%d seconds on a clock are %s", (seconds, text) => expect(clock(seconds)).toBe(text));

  it.each([
    [0, "0 seconds"],
    [61, "1 minute 1 second"],
    [120, "2 minutes"],
  ])("%d seconds are spoken as %s", (seconds, text) => expect(spokenDuration(seconds)).toBe(text));

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [840_000, "840 KB"],
    [12_400_000, "12.4 MB"],
    [2_000_000_000, "2.0 GB"],
  ])("%d bytes are %s", (bytes, text) => expect(size(bytes)).toBe(text));

  it.each([
    [30, "just now"],
    [90, "1 minute ago"],
    [86_400, "yesterday"],
    [15 * 86_400, "2 weeks ago"],
    [60 * 86_400, "Sep 22, 2026"],
  ])("%d seconds ago is %s", (seconds, text) => {
    const now = Date.parse("2026-11-21T09:00:00Z");
    expect(age(new Date(now - seconds * 1_000).toISOString(), now)).toBe(text);
  });

  it("reads tags the way people type them", () => {
    expect(parseTags("#Windmill, baby freeze  #windmill;")).toEqual(["windmill", "baby", "freeze"]);
    expect(parseTags(Array.from({ length: 30 }, (_, index) => `t${index}`).join(","))).toHaveLength(10);
  });
});
