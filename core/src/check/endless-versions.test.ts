import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { endlessVersions } from "./endless-versions.ts";

describe("endless versions", () => {
  it("holds while old versions go", () => {
    expect(brokenBy(endlessVersions, { images: { versioning: true, oldVersions: "30d" } })).toEqual([]);
  });

  it("fires when nothing takes them away", () => {
    expect(brokenBy(endlessVersions, { images: { versioning: true } })).toEqual(["bucket.images"]);
  });
});
