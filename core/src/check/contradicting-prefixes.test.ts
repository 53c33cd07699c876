import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { contradictingPrefixes } from "./contradicting-prefixes.ts";

describe("contradicting prefixes", () => {
  it("holds while a wider prefix says the same, or nothing of what the narrower one says", () => {
    expect(brokenBy(contradictingPrefixes, { images: { lifecycle: { delete: "365d" } } })).toEqual([]);
  });

  it("fires when one prefix and all objects move to one class at different ages", () => {
    expect(
      brokenBy(contradictingPrefixes, {
        images: { lifecycle: { glacier: "90d" }, prefixes: { raw: { glacier: "30d" } } },
      }),
    ).toEqual(["bucket.images"]);
  });

  it("fires when an object would have to become warmer again", () => {
    expect(
      brokenBy(contradictingPrefixes, {
        images: { lifecycle: { infrequent: "30d" }, prefixes: { old: { glacier: "20d" } } },
      }),
    ).toEqual(["bucket.images"]);
  });
});
