import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { idleSecurityEdge } from "./idle-security-edge.ts";

describe("idle security edge", () => {
  it("holds while every edge has a use", () => {
    expect(idleSecurityEdge.check(shopGraph())).toEqual([]);
  });

  it("fires when the use is gone", () => {
    expect(
      idleSecurityEdge
        .check(edited(shopGraph(), "service.goods", { uses: ["redis.cache", "postgres.database"] }))
        .map(({ of }) => of),
    ).toEqual(["security-edge.goods-to-balancer-443"]);
  });

  it("fires on another port than the one in use", () => {
    expect(
      idleSecurityEdge
        .check(edited(shopGraph(), "security-edge.goods-to-cache-6379", { port: 6380 }))
        .map(({ of }) => of),
    ).toEqual(["security-edge.goods-to-cache-6379"]);
  });
});
