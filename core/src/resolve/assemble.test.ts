import { describe, expect, it } from "vitest";
import { balancer, definePlatform, edge, redis } from "../spec/index.ts";
import { resolvePlatform } from "./resolve-platform.ts";

const shop = definePlatform(
  {
    name: "shop",
    edge: edge({ routes: { "/*": "balancer" } }),
    balancer: balancer({ listeners: [{ port: 80, protocol: "http" }] }),
    cache: redis({ version: "7.0", nodes: 2 }),
  },
  {
    small: { phase: "launch", cache: null },
    middle: { extends: "small" },
    large: { extends: "middle", phase: "scale", cache: { node: "cache.t4g.micro" } },
    whole: { phase: "scale", cache: { node: "cache.t4g.micro", nodes: 3 } },
    without: { extends: "whole", cache: null },
    again: { extends: "without", cache: { password: false } },
    doorless: { phase: "launch", cache: null, balancer: null },
  },
);

const cacheOf = (environment: string) => {
  const { graph, diagnostics } = resolvePlatform(shop, environment);
  if (graph === null) throw new Error(JSON.stringify(diagnostics));
  return graph.resources.find(({ kind }) => kind === "redis");
};

describe("null for a capability", () => {
  it("takes it away with what belongs to it, and asks for none of its words", () => {
    expect(cacheOf("small")).toBeUndefined();
    const ids = resolvePlatform(shop, "small").graph?.resources.map(({ id }) => id);
    expect(ids?.filter((id) => id.includes("cache"))).toEqual([]);
  });

  it("is passed on to environments that extend, until one says something of it again", () => {
    expect(cacheOf("middle")).toBeUndefined();
    expect(cacheOf("large")).toMatchObject({ nodes: 2, nodeType: "cache.t4g.micro" });
    expect(cacheOf("without")).toBeUndefined();
    expect(cacheOf("again")).toMatchObject({ nodes: 3, nodeType: "cache.t4g.micro", password: null });
  });

  it("leaves nothing behind that could still be named", () => {
    const { graph, diagnostics } = resolvePlatform(shop, "doorless");
    expect(graph).toBeNull();
    expect(diagnostics.map(({ code, at }) => [code, at.path])).toEqual([["TER-RES-003", "edge.routes./*"]]);
  });

  it("is no answer where a platform itself is described", () => {
    const platform = definePlatform({ name: "shop", cache: null as never }, { any: { phase: "launch" } });
    expect(resolvePlatform(platform, "any").diagnostics.map(({ code }) => code)).toEqual(["TER-SPEC-001"]);
  });
});
