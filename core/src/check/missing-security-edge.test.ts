import { describe, expect, it } from "vitest";
import { shopGraph, without } from "../testing/shop.ts";
import { missingSecurityEdge } from "./missing-security-edge.ts";

describe("missing security edge", () => {
  it("holds while every use has an edge", () => {
    expect(missingSecurityEdge.check(shopGraph())).toEqual([]);
  });

  it("fires for a service cut off from its database", () => {
    expect(
      missingSecurityEdge.check(without(shopGraph(), "security-edge.goods-to-database-5432")).map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });

  it("fires for a platform cut off from the internet", () => {
    expect(
      missingSecurityEdge.check(without(shopGraph(), "security-edge.internet-to-edge-443")).map(({ of }) => of),
    ).toEqual(["edge.edge"]);
  });
});
