import { readFileSync } from "node:fs";
import { join } from "node:path";
import { graphFromJson } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { topologyOf } from "./topology.ts";

const GOLDEN = join(import.meta.dirname, "../../../../platforms");
const graph = (path: string) => graphFromJson(readFileSync(join(GOLDEN, path), "utf8"));

describe("topologyOf", () => {
  it("leads from the edge by the balancer to the tasks, and from them to what they use", () => {
    const { nodes, lines } = topologyOf(graph("breiq/golden/local.graph.json"));
    const columns = nodes.map(({ id, column }) => `${column} ${id}`);
    expect(columns.slice(0, 2)).toEqual(["0 edge.edge", "1 balancer.balancer"]);
    expect(columns).toContain("2 service.videos");
    const said = lines.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
    expect(said).toContain("edge.edge requests balancer.balancer");
    expect(said).toContain("balancer.balancer requests service.videos");
    expect(said).toContain("service.videos use pooler.database");
    expect(said).toContain("pooler.database use postgres.database");
    expect(new Set(said).size).toBe(said.length);
  });

  it("goes straight to the tasks where the edge is the balancer", () => {
    const { nodes, lines } = topologyOf(graph("accountability-atlas/golden/launch.graph.json"));
    expect(nodes.some(({ kind }) => kind === "balancer")).toBe(false);
    expect(lines.filter(({ from, kind }) => from === "edge.edge" && kind === "requests").length).toBeGreaterThan(0);
  });

  it("draws no line to something that it does not draw", () => {
    const { nodes, lines } = topologyOf(graph("breiq/golden/production.graph.json"));
    const known = new Set(nodes.map(({ id }) => id));
    expect(lines.every(({ from, to }) => known.has(from) && known.has(to))).toBe(true);
  });
});
