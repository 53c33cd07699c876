import { describe, expect, it } from "vitest";
import { findResource, type Redis } from "../graph/index.ts";
import { shopWith } from "../testing/shop.ts";

function cacheWith(words: object): Redis | undefined {
  const { graph, diagnostics } = shopWith({}, { cache: words });
  if (graph === null) throw new Error(JSON.stringify(diagnostics));
  return findResource(graph, "redis", "redis.cache");
}

describe("a cache", () => {
  it("in shards counts the nodes of all of them (DFZ-CACHE-02)", () => {
    expect(cacheWith({ cluster: { shards: 3, replicas: 1 }, encryption: { transit: true, rest: true } })).toMatchObject(
      {
        cluster: { shards: 3, replicas: 1 },
        nodes: 6,
        encryption: { transit: true, rest: true },
        key: null,
      },
    );
    expect(cacheWith({ cluster: null })).toMatchObject({ cluster: null, nodes: 2 });
  });

  it("takes over memory, silence and persistence (STM-CACHE-04, ATL-CACHE-02, ATL-CACHE-03)", () => {
    expect(
      cacheWith({
        engine: "valkey",
        maxMemory: "512MB",
        eviction: "allkeys-lru",
        persistence: "snapshots",
        idleTimeout: null,
        keepAlive: "300s",
        multiZone: true,
      }),
    ).toMatchObject({
      engine: "valkey",
      maxMemory: 536_870_912,
      persistence: "snapshots",
      idleTimeout: null,
      tcpKeepAlive: 300_000,
      multiZone: true,
    });
  });
});
