import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { shopGraph } from "../testing/shop.ts";
import { missingRegion } from "./missing-region.ts";

describe("missing region", () => {
  it("holds with one, and on this machine", () => {
    expect(brokenAt(missingRegion)).toEqual([]);
    expect(brokenAt(missingRegion, shopGraph("small"))).toEqual([]);
  });

  it("fires on AWS without one", () => {
    expect(brokenBy(missingRegion, { region: undefined })).toEqual([null]);
  });
});
