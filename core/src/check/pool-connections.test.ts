import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { poolConnections } from "./pool-connections.ts";

describe("pool connections", () => {
  it("holds while all pools fit", () => {
    expect(poolConnections.check(shopGraph())).toEqual([]);
  });

  it("lets a pooler stand in for the server", () => {
    expect(
      poolConnections.check(
        edited(shopGraph(), "postgres.database", {
          maxConnections: 50,
          pooler: { mode: "transaction", serverConnections: 40, clientConnections: 80 },
        }),
      ),
    ).toEqual([]);
  });

  it("fires when all tasks at their most ask for more", () => {
    expect(
      poolConnections.check(edited(shopGraph(), "service.goods", { tasks: { maximum: 23 } })).map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });

  it("fires when the pooler takes fewer than the tasks ask for", () => {
    expect(
      poolConnections
        .check(
          edited(shopGraph(), "postgres.database", {
            pooler: { mode: "transaction", serverConnections: 20, clientConnections: 79 },
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });

  it("fires when the pooler itself opens more than the class grants", () => {
    expect(
      poolConnections
        .check(
          edited(shopGraph(), "postgres.database", {
            pooler: { mode: "transaction", serverConnections: 500, clientConnections: 500 },
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });
});
