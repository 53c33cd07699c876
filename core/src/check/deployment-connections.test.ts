import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { deploymentConnections } from "./deployment-connections.ts";

describe("deployment connections", () => {
  it("holds while old and new tasks fit together", () => {
    expect(deploymentConnections.check(shopGraph())).toEqual([]);
  });

  it("leaves what never fits to the rule on pools", () => {
    expect(deploymentConnections.check(edited(shopGraph(), "postgres.database", { maxConnections: 50 }))).toEqual([]);
  });

  it("fires when only steady state fits", () => {
    expect(
      deploymentConnections
        .check(edited(shopGraph(), "postgres.database", { maxConnections: 100 }))
        .map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });
});
