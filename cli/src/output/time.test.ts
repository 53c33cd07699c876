import { describe, expect, it } from "vitest";
import { elapsed, took } from "./time.ts";

describe("elapsed", () => {
  it.each([
    [400, "0s"],
    [4_000, "4s"],
    [192_000, "3m 12s"],
    [3_600_000, "1h"],
    [187_200_000, "2d 4h"],
  ])("says %d as %s", (milliseconds, text) => {
    expect(elapsed(milliseconds)).toBe(text);
  });
});

describe("took", () => {
  it.each([
    [40, "0.0 s"],
    [5_640, "5.6 s"],
    [125_000, "2 min 5 s"],
  ])("says %d as %s", (milliseconds, text) => {
    expect(took(milliseconds)).toBe(text);
  });
});
