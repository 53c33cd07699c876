import { describe, expect, it } from "vitest";
import { shopGraph } from "../testing/shop.ts";
import { findResource, type Graph, type Resource, resourcesOf, type Standby, standbyGraph } from "./index.ts";

const recovery: Standby = {
  kind: "standby",
  id: "standby.recovery",
  region: "us-west-2",
  readiness: "warm",
  database: null,
  tasks: { waiting: 1, active: 4 },
  cidr: "10.9.0.0/16",
  zones: ["us-west-2a", "us-west-2b"],
};

function shop(...added: readonly Resource[]): Graph {
  const graph = shopGraph();
  return { ...graph, target: "aws", region: "us-east-1", resources: [...graph.resources, recovery, ...added] };
}

const graph = shop();
const second = standbyGraph(graph, recovery);

function record(name: string, id: string, role: "primary" | "secondary") {
  return {
    name,
    type: "A",
    target: { kind: "resource", id },
    routing: { policy: "failover", role },
    health: null,
    ttl: 60_000,
  } as const;
}

const named = (first: string): Resource => ({
  kind: "dns",
  id: "dns.names",
  zone: { kind: "literal", value: "shop.example" },
  records: [record("api", first, "primary"), record("api", recovery.id, "secondary")],
});

describe("the graph of a standby", () => {
  it("has names and a region of its own, and no name of the first one", () => {
    expect(second.region).toBe("us-west-2");
    expect(second.environment).toBe(`${graph.environment}-us-west-2`);
  });

  it("has the network's tiers at the same places of its own block, in zones of its region, with one way out", () => {
    const [here] = resourcesOf(graph, "network");
    const [there] = resourcesOf(second, "network");
    expect(there?.cidr).toBe("10.9.0.0/16");
    expect(there?.subnets).toEqual(
      here?.subnets.map((subnet) => ({
        ...subnet,
        cidr: subnet.cidr.replace(/^\d+\.\d+/, "10.9"),
        zone: `us-west-2${subnet.zone.slice(-1)}`,
      })),
    );
    expect(there?.nat).not.toBe("per-zone");
  });

  it("lets as many tasks wait as are said, and as many come as either says", () => {
    const processes = [
      ...resourcesOf(second, "service"),
      ...resourcesOf(second, "site"),
      ...resourcesOf(second, "worker"),
    ];
    expect(processes.length).toBeGreaterThan(0);
    for (const { id, tasks } of processes) {
      expect(tasks, id).toMatchObject({ desired: 1, minimum: 1 });
      expect(tasks.maximum, id).toBeGreaterThanOrEqual(4);
    }
  });

  it("holds nothing that points out of it", () => {
    const ids = new Set(second.resources.map(({ id }) => id));
    for (const { from, to } of resourcesOf(second, "security-edge"))
      expect([from, to].filter((end) => end !== "internet" && !ids.has(end))).toEqual([]);
    expect(
      second.resources.filter(({ kind }) => kind === "standby" || kind === "pipeline" || kind === "budget"),
    ).toEqual([]);
  });

  it("has a small cache while it waits warm, and the whole one where nothing waits", () => {
    expect(resourcesOf(second, "redis").map(({ nodes }) => nodes)).toEqual([1]);
    const lit = standbyGraph(graph, { ...recovery, readiness: "pilot-light" });
    expect(resourcesOf(lit, "redis")).toEqual(resourcesOf(graph, "redis"));
  });

  it("leads the records of the standby to its balancer, and lets visitors in where no edge stands in front", () => {
    const [balancer] = resourcesOf(graph, "balancer");
    const failing = (first: string): Graph => standbyGraph(shop(named(first)), recovery);
    const records = findResource(failing(balancer?.id ?? ""), "dns", "dns.names")?.records;
    expect(records?.map(({ target }) => target)).toEqual([{ kind: "resource", id: balancer?.id }]);
    const [edge] = resourcesOf(graph, "edge");
    const met = (one: Graph) => resourcesOf(one, "edge").map(({ engine }) => engine);
    expect(met(failing(balancer?.id ?? ""))).toEqual([edge?.engine]);
    expect(met(failing(edge?.id ?? ""))).toEqual(["none"]);
    expect(resourcesOf(failing(edge?.id ?? ""), "security-edge").filter(({ from }) => from === edge?.id)).toEqual([]);
  });
});
