import { describe, expect, it } from "vitest";
import { meantDuration } from "./meant-duration.ts";

describe("the duration that was meant", () => {
  it.each([
    ["2 minutes", "2m"],
    ["30 seconds", "30s"],
    ["30 s", "30s"],
    ["1.5 hours", "1.5h"],
    ["7 Days", "7d"],
    ["500 msec", "500ms"],
    ["3 months", undefined],
    ["soon", undefined],
    ["30", undefined],
  ])("by %j is %s", (words, meant) => {
    expect(meantDuration(words)).toBe(meant);
  });
});
