import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { healthDependency } from "./health-dependency.ts";

describe("health dependency", () => {
  it("holds while health asks the task alone", () => {
    expect(healthDependency.check(shopGraph())).toEqual([]);
  });

  it("fires on a third party", () => {
    expect(
      healthDependency
        .check(edited(shopGraph(), "service.goods", { health: { dependsOn: ["payments"] } }))
        .map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });
});
