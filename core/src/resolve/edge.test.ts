import { describe, expect, it } from "vitest";
import { findResource, type Graph, resourcesOf } from "../graph/index.ts";
import { bucket, EU_COUNTRIES, live, parameter, template } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

function graphWith(edge: object, words: object = {}): Graph {
  const { graph, diagnostics } = shopWith(words, { edge });
  if (graph === null) throw new Error(JSON.stringify(diagnostics));
  return graph;
}

const visitors = (graph: Graph) =>
  resourcesOf(graph, "security-edge").flatMap(({ from, to, port }) => (from === "internet" ? [`${to} ${port}`] : []));

describe("an edge", () => {
  it("lets in who may look, and passes on what the origin must see (STM-CDN-02, STM-CDN-06)", () => {
    const graph = graphWith({
      routes: { "/api/*": { to: "balancer", cache: null, forward: "all" }, "/*": { to: "balancer", cache: "1h" } },
      countries: { mode: "allow", codes: EU_COUNTRIES },
    });
    const edge = findResource(graph, "edge", "edge.edge");
    expect(edge?.countries?.codes).toHaveLength(27);
    expect(edge?.routes.map(({ path, cache, forward }) => [path, cache, forward])).toEqual([
      ["/images/*", 3_600_000, "needed"],
      ["/api/*", null, "all"],
      ["/*", 3_600_000, "needed"],
    ]);
  });

  it("loses a route by null, and leads to live channels as well (DFZ-CDN-05)", () => {
    const graph = graphWith(
      { routes: { "/images/*": null, "/live/*": { to: "streams", cache: "2s" } } },
      { streams: live() },
    );
    expect(findResource(graph, "edge", "edge.edge")?.routes.map(({ path, target }) => [path, target.kind])).toEqual([
      ["/live/*", "live"],
      ["/*", "balancer"],
    ]);
  });

  it("has a name below the platform's own (CON-ATL-14)", () => {
    const assets = { assets: bucket() };
    const domain = template`static.${parameter("domain")}`;
    const graph = graphWith({ domain, routes: { "/images/*": null, "/*": "assets" } }, assets);
    expect(findResource(graph, "edge", "edge.edge")?.domain).toEqual({
      kind: "template",
      parts: [
        { kind: "literal", value: "static." },
        { kind: "parameter", name: "domain" },
      ],
    });
    expect(visitors(graph)).toContain("balancer.balancer 443");
  });

  it("can be gone around unless it keeps the balancer to itself (CON-DFZ-14, CON-STM-08)", () => {
    expect(visitors(graphWith({ lockOrigin: false }))).toContain("balancer.balancer 443");
    const locked = graphWith({ lockOrigin: true });
    expect(visitors(locked)).toEqual(["edge.edge 443", "edge.edge 80"]);
    expect(findResource(locked, "edge", "edge.edge")?.lockOrigin).toBe(true);
  });

  it("takes countries by their codes and regions that there are", () => {
    const { diagnostics } = shopWith(
      {},
      { edge: { originShield: "us-est-1", countries: { mode: "allow", codes: ["Germany"] } } },
    );
    expect(diagnostics.map(({ code, at, hint }) => [code, at.path, hint])).toEqual([
      ["TER-SPEC-003", "environments.large.edge.originShield", 'did you mean "us-east-1"?'],
      ["TER-SPEC-002", "environments.large.edge.countries.codes.0", null],
    ]);
  });
});
