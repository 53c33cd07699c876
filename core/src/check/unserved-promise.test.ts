import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { edited, shopGraph, without } from "../testing/shop.ts";
import { unservedPromise } from "./unserved-promise.ts";

const promised = { objectives: { p95: { "GET /ws": "100ms" } } };

describe("unserved promise", () => {
  it("holds while somebody answers", () => {
    expect(brokenAt(unservedPromise)).toEqual([]);
    expect(brokenBy(unservedPromise, promised)).toEqual([]);
  });

  it("fires where no path fits", () => {
    const graph = edited(shopGraph(), "balancer.balancer", {
      routes: [{ paths: ["/api/orders*"], target: "service.goods" }],
    });
    expect(brokenAt(unservedPromise, graph)).toEqual([null]);
  });

  it("holds where the edge itself serves from a bucket, and not where it only leads on", () => {
    const graph = edited(shopGraph(), "balancer.balancer", {
      routes: [{ paths: ["/api/*"], target: "service.goods" }],
    });
    const promise = (call: string) => ({
      ...graph,
      objectives: { ...graph.objectives, p95: { [call]: 100 } },
    });
    expect(brokenAt(unservedPromise, promise("GET /images/*"))).toEqual([]);
    expect(brokenAt(unservedPromise, promise("GET /ws"))).toEqual([null]);
    const off = edited(promise("GET /images/*"), "edge.edge", { engine: "none" });
    expect(brokenAt(unservedPromise, off)).toEqual([null]);
  });

  it("says nothing of a platform without a balancer", () => {
    expect(brokenAt(unservedPromise, without(shopGraph(), "balancer.balancer"))).toEqual([]);
  });
});
