import type { ServiceEdge, ServiceNode } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { mapLayout } from "./map-layout.ts";

const figures = { requests: 1, errors: 0, p50: 1, p95: 1 };
const node = (name: string): ServiceNode => ({ name, kind: "service", ...figures });
const edge = (from: string, to: string): ServiceEdge => ({ from, to, kind: "request", ...figures });

describe("mapLayout", () => {
  it("puts everybody right of all who ask him", () => {
    const nodes = ["films", "edge", "postgresql", "people"].map(node);
    const edges = [
      edge("edge", "films"),
      edge("edge", "people"),
      edge("films", "people"),
      edge("people", "postgresql"),
    ];
    expect(mapLayout({ nodes, edges })).toEqual([
      { name: "films", column: 1, row: 0 },
      { name: "edge", column: 0, row: 0 },
      { name: "postgresql", column: 3, row: 0 },
      { name: "people", column: 2, row: 0 },
    ]);
  });

  it("ends where they ask each other in a circle", () => {
    const nodes = ["a", "b"].map(node);
    expect(mapLayout({ nodes, edges: [edge("a", "b"), edge("b", "a"), edge("a", "a")] })).toHaveLength(2);
  });
});
