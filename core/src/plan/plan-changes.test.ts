import { describe, expect, it } from "vitest";
import { resourcesOf, STATEFUL } from "../graph/index.ts";
import { edited, shopGraph, without } from "../testing/shop.ts";
import { planChanges } from "./plan-changes.ts";

const graph = shopGraph();

describe("planning changes", () => {
  it("needs none between equal graphs", () => {
    expect(planChanges(graph, shopGraph())).toEqual([]);
  });

  it("creates what is new and deletes what is gone, sorted by name", () => {
    const smaller = without(graph, "alarm.tired", "site.front");
    expect(planChanges(smaller, graph).map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      "create alarm.tired",
      "create site.front",
    ]);
    expect(planChanges(graph, smaller)).toMatchObject([
      { action: "delete", resource: "alarm.tired", losesData: false },
      { action: "delete", resource: "site.front", losesData: false },
    ]);
  });

  it("updates in place and names every word", () => {
    const after = edited(graph, "service.goods", { cpu: 512, tasks: { maximum: 4 } });
    expect(planChanges(graph, after)).toEqual([
      {
        action: "update",
        resource: "service.goods",
        kind: "service",
        from: null,
        words: [
          { path: "cpu", before: 256, after: 512 },
          { path: "tasks.maximum", before: 2, after: 4 },
        ],
        because: null,
        oneWay: null,
        stateful: false,
        losesData: false,
      },
    ]);
  });

  it("grows a database in place, and replaces it where it must", () => {
    const change = (patch: object) => planChanges(graph, edited(graph, "postgres.database", patch))[0];
    expect(change({ instanceClass: "db.r6g.xlarge", storage: { size: 1_099_511_627_776 } })?.action).toBe("update");
    expect(change({ version: "16.1" })).toMatchObject({
      action: "update",
      stateful: true,
      oneWay: "an engine does not go back to an older version",
    });
    for (const patch of [{ name: "other" }, { version: "14.9" }, { storage: { size: 1 } }, { encryption: "none" }])
      expect(change(patch)).toMatchObject({ action: "replace", because: expect.any(String), losesData: true });
  });

  it("flags every stateful thing that would be gone, and nothing else", () => {
    const nothing = without(graph, ...graph.resources.map(({ id }) => id));
    const flagged = planChanges(graph, nothing).filter(({ losesData }) => losesData);
    expect(new Set(flagged.map(({ kind }) => kind))).toEqual(
      new Set(STATEFUL.filter((kind) => resourcesOf(graph, kind).length > 0)),
    );
    expect(planChanges(nothing, graph).some(({ losesData }) => losesData)).toBe(false);
  });

  it("moves what changes nothing but its name", () => {
    const after = {
      ...graph,
      resources: graph.resources.map((resource) =>
        resource.id === "log.goods" ? { ...resource, id: "log.shop" } : resource,
      ),
    };
    expect(planChanges(graph, after)).toMatchObject([{ action: "move", resource: "log.shop", from: "log.goods" }]);
  });

  it("replaces what becomes another kind", () => {
    const after = {
      ...graph,
      resources: graph.resources.map((resource) =>
        resource.id === "secret.goods-session" ? { ...resource, strength: 64 } : resource,
      ),
    };
    expect(planChanges(graph, after)).toMatchObject([
      { action: "replace", resource: "secret.goods-session", losesData: true },
    ]);
  });
});
