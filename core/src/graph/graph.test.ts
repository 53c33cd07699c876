import { describe, expect, it } from "vitest";
import { shopGraph } from "../testing/shop.ts";
import { findResource, graphFromJson, graphToJson, handle, referencedBy, resourcesOf, type Value } from "./index.ts";

const graph = shopGraph();

describe("a graph", () => {
  it("is the same after the way to text and back, and its text sorts every key", () => {
    const text = graphToJson(graph);
    expect(graphFromJson(text)).toEqual(graph);
    expect(graphToJson(graphFromJson(text))).toBe(text);
    expect(text.endsWith("}\n")).toBe(true);
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(graph).sort());
  });

  it("gives resources by kind and by name, and not by the wrong kind", () => {
    expect(resourcesOf(graph, "site").map(({ id }) => id)).toEqual(["site.front"]);
    expect(findResource(graph, "redis", "redis.cache")?.nodes).toBe(2);
    expect(findResource(graph, "postgres", "redis.cache")).toBeUndefined();
  });

  it("hands every resource to the function for its kind", () => {
    const byKind = new Proxy({}, { get: (_, kind) => (resource: { id: string }) => [kind, resource.id] });
    const handed = graph.resources.map((resource) => handle(byKind as never, resource, null));
    expect(handed).toEqual(graph.resources.map(({ kind, id }) => [kind, id]));
  });

  it("knows what a value points at, also inside of a template", () => {
    const reference: Value = { kind: "reference", resource: "redis.cache", output: "url" };
    const parts: readonly Value[] = [{ kind: "literal", value: "x" }, reference, { kind: "parameter", name: "domain" }];
    expect(referencedBy({ kind: "template", parts })).toEqual(["redis.cache"]);
  });
});
