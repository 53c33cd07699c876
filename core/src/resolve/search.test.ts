import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { http, search } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const finder = http({
  name: "finder",
  folder: "services/finder",
  port: 8_081,
  paths: ["/find/*"],
  needs: { find: "search" },
});
const cluster = {
  engine: "opensearch",
  version: "2.19",
  node: "r6g.large.search",
  nodes: 3,
  storage: "100GB",
} as const;

describe("a search", () => {
  it("in the database needs nothing but the database", () => {
    const { graph } = shopWith({ find: search({ index: { title: "text", id: "keyword" } }), services: { finder } });
    expect(graph && findResource(graph, "search", "search.find")).toMatchObject({
      engine: "postgres",
      store: "postgres.database",
      cluster: null,
      index: { id: "keyword", title: "text" },
    });
    const service = graph && findResource(graph, "service", "service.finder");
    expect(service?.uses).toEqual(["postgres.database", "search.find"]);
    expect(Object.keys(service?.env ?? {})).toEqual(
      expect.arrayContaining(["DB_HOST", "SEARCH_DRIVER", "SEARCH_INDEX"]),
    );
    expect(service?.env.SEARCH_URL).toBeUndefined();
  });

  it("as a cluster has a password, a log, a copy, and an edge from who uses it (ATL-SRCH-02..05, ATL-DR-09)", () => {
    const { graph, diagnostics } = shopWith({
      find: search({
        ...cluster,
        masters: { node: "t3.small.search", nodes: 3 },
        backups: { every: "1h", keep: "14d" },
      }),
      services: { finder },
    });
    expect(diagnostics).toEqual([]);
    expect(graph && findResource(graph, "search", "search.find")?.cluster).toMatchObject({
      nodes: 3,
      masters: { nodeType: "t3.small.search", nodes: 3 },
      zoneAwareness: true,
      port: 443,
      encryption: { transit: true, rest: true },
      password: "secret.find-password",
      key: null,
      log: "log.find",
    });
    expect(graph && findResource(graph, "backup", "backup.find")).toMatchObject({
      every: 3_600_000,
      keep: 1_209_600_000,
    });
    expect(graph && findResource(graph, "security-edge", "security-edge.finder-to-find-443")?.from).toBe(
      "service.finder",
    );
    const env = graph && findResource(graph, "service", "service.finder")?.env;
    expect(env?.SEARCH_URL).toEqual({ kind: "reference", resource: "search.find", output: "url" });
    expect(env?.DB_HOST).toBeUndefined();
  });

  it("as a cluster has to say its version, its nodes and their storage", () => {
    const { graph, diagnostics } = shopWith({ find: search({ engine: "opensearch", node: "r6g.large.search" }) });
    expect(graph).toBeNull();
    expect(diagnostics.map(({ code, at }) => `${code} ${at.path}`)).toEqual(["TER-SPEC-004 find", "TER-SPEC-004 find"]);
  });
});
