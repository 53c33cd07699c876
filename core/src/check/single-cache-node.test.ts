import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { singleCacheNode } from "./single-cache-node.ts";

describe("single cache node", () => {
  it("holds with a replica", () => {
    expect(singleCacheNode.check(shopGraph())).toEqual([]);
  });

  it("leaves a platform alone that promises nothing", () => {
    expect(singleCacheNode.check(edited(shopGraph("small"), "redis.cache", { nodes: 1 }))).toEqual([]);
  });

  it("fires on one node", () => {
    expect(singleCacheNode.check(edited(shopGraph(), "redis.cache", { nodes: 1 })).map(({ of }) => of)).toEqual([
      "redis.cache",
    ]);
  });
});
