import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { crowdedCache } from "./crowded-cache.ts";

describe("crowded cache", () => {
  it("holds over several zones, and with one node", () => {
    expect(brokenAt(crowdedCache)).toEqual([]);
    expect(brokenBy(crowdedCache, { cache: { nodes: 1, multiZone: false } })).toEqual([]);
  });

  it("fires when two may stand beside each other", () => {
    expect(brokenBy(crowdedCache, { cache: { multiZone: false } })).toEqual(["redis.cache"]);
  });
});
