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
    const { places, rows } = mapLayout({ nodes, edges });
    expect(places.map(({ name, column }) => [name, column])).toEqual([
      ["films", 1],
      ["edge", 0],
      ["postgresql", 3],
      ["people", 2],
    ]);
    // The column of films has the line from the edge to people as well.
    expect(rows).toBeCloseTo(1.4);
  });

  it("leads a line beside the boxes that it passes, not behind them", () => {
    const nodes = ["edge", "films", "people"].map(node);
    const edges = [edge("edge", "films"), edge("edge", "people"), edge("films", "people")];
    const { places, ways } = mapLayout({ nodes, edges });
    const films = places.find(({ name }) => name === "films")?.row ?? Number.NaN;
    const [passing] = ways.get("edge people") ?? [];
    expect(passing?.column).toBe(1);
    expect(Math.abs((passing?.row ?? films) - (films + 0.5))).toBeGreaterThan(0.5);
    expect(ways.has("edge films")).toBe(false);
  });

  it("ends where they ask each other in a circle", () => {
    const nodes = ["a", "b"].map(node);
    expect(mapLayout({ nodes, edges: [edge("a", "b"), edge("b", "a"), edge("a", "a")] }).places).toHaveLength(2);
  });
});
