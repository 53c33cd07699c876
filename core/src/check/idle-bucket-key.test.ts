import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { idleBucketKey } from "./idle-bucket-key.ts";

describe("idle bucket key", () => {
  it("holds with KMS", () => {
    expect(brokenBy(idleBucketKey, { images: { encryption: "kms", bucketKey: true } })).toEqual([]);
  });

  it("fires without it", () => {
    expect(brokenBy(idleBucketKey, { images: { encryption: "aes256", bucketKey: true } })).toEqual(["bucket.images"]);
  });
});
