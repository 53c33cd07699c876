import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { natBucket } from "./nat-bucket.ts";

describe("bucket behind the NAT gateway", () => {
  it("holds with an endpoint", () => {
    expect(brokenAt(natBucket)).toEqual([]);
  });

  it("fires without one", () => {
    expect(brokenBy(natBucket, { network: { endpoints: [] } })).toEqual(["network.network"]);
  });
});
