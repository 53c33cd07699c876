import { describe, expect, it } from "vitest";
import { edited, shopGraph, without } from "../testing/shop.ts";
import { planMove } from "./plan-move.ts";

const graph = shopGraph();

const effectOf = (patch: object, before = graph) =>
  planMove(before, edited(before, "postgres.database", patch)).changes[0]?.effect;

describe("planning a move", () => {
  it("finds nothing between equal environments", () => {
    const { changes, steps, aspects } = planMove(graph, shopGraph());
    expect([changes, steps]).toEqual([[], []]);
    expect(aspects.some(({ changed }) => changed)).toBe(false);
  });

  it("knows how long a database is away, with a standby and without", () => {
    const grown = { instanceClass: "db.r6g.xlarge" };
    expect(effectOf(grown)?.downtime?.range).toEqual([60_000, 120_000]);
    const single = edited(graph, "postgres.database", { multiZone: false });
    expect(effectOf(grown, single)?.downtime?.range).toEqual([300_000, 900_000]);
    expect(effectOf({ storage: { size: 1_099_511_627_776 } })).toEqual({ downtime: null, data: null });
  });

  it("says how data gets from the old to the new, and back", () => {
    expect(effectOf({ name: "other" })?.data).toMatchObject({
      how: expect.stringContaining("switch"),
      reverse: expect.any(String),
    });
  });

  it("exchanges a container for a managed cache", () => {
    const container = { host: "host.machine", image: "redis:7-alpine", cpu: 153, memory: 671_088_640 };
    const change = planMove(edited(graph, "redis.cache", { container }), graph).changes[0];
    expect(change).toMatchObject({ action: "replace", because: "a container does not become a managed cache" });
  });

  it("answers for the shape of both in a table", () => {
    const { aspects } = planMove(graph, edited(graph, "postgres.database", { multiZone: false }));
    expect(aspects.find(({ name }) => name === "database")).toEqual({
      name: "database",
      before: "db.t4g.medium, 20GB, Multi-AZ",
      after: "db.t4g.medium, 20GB, one zone",
      changed: true,
    });
  });

  it("orders the steps: ground, stores, services, entrance, and takes away at the end, by name", () => {
    const nothing = without(graph, ...graph.resources.map(({ id }) => id));
    expect(planMove(nothing, graph).steps.map(({ title }) => title)).toEqual([
      "Lay the ground",
      "Start the stores",
      "Start the services",
      "Open the entrance",
      "Watch",
    ]);
    const away = planMove(graph, nothing).steps;
    expect(away.map(({ title }) => title)).toEqual(["Back up what is kept", "Move the data", "Take the old away"]);
    expect(away.at(-1)?.notes).toContain("postgres.database holds data: goes only when it is named");
  });

  it("leaves no change without a step, nor a step without a way back", () => {
    const { changes, steps } = planMove(shopGraph("small"), graph);
    const done = new Set(steps.flatMap(({ resources }) => resources));
    expect(changes.filter(({ resource }) => !done.has(resource))).toEqual([]);
    expect(steps.filter(({ reverse }) => reverse === "")).toEqual([]);
  });

  it("takes stores back as what was done to them: new ones go, changed ones change back, what grew does not shrink", () => {
    const back = (after: typeof graph) =>
      planMove(graph, after).steps.find(({ title }) => title === "Start the stores")?.reverse;
    expect(back(edited(graph, "postgres.database", { instanceClass: "db.r6g.xlarge" }))).toBe("change them back");
    expect(back(edited(graph, "postgres.database", { storage: { size: 1_099_511_627_776 } }))).toBe(
      "change them back, but not postgres.database: storage does not shrink",
    );
    expect(back(edited(graph, "postgres.database", { name: "other" }))).toBe(
      "delete the new ones; the old ones still hold everything",
    );
  });
});
