import { describe, expect, it } from "vitest";
import { brokenAt } from "../testing/broken-at.ts";
import { edited, shopGraph } from "../testing/shop.ts";
import { fleetingStore } from "./fleeting-store.ts";

const caching = edited(shopGraph(), "service.goods", { uses: ["balancer.balancer", "redis.cache"] });

describe("fleeting store", () => {
  it("holds with a database beside the cache", () => {
    expect(brokenAt(fleetingStore)).toEqual([]);
  });

  it("fires with a cache alone, unless the cache remembers", () => {
    expect(brokenAt(fleetingStore, caching)).toEqual(["service.goods"]);
    expect(brokenAt(fleetingStore, edited(caching, "redis.cache", { persistence: "append-only" }))).toEqual([]);
  });
});
