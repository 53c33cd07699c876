import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { publicBucket } from "./public-bucket.ts";

describe("public bucket", () => {
  it("holds while objects need a signature", () => {
    expect(publicBucket.check(shopGraph())).toEqual([]);
  });

  it("fires on a bucket that anybody reads", () => {
    expect(publicBucket.check(edited(shopGraph(), "bucket.images", { publicRead: true })).map(({ of }) => of)).toEqual([
      "bucket.images",
    ]);
  });
});
