import { describe, expect, it } from "vitest";
import { shopGraph } from "../testing/shop.ts";
import { rungsOf } from "./rungs.ts";

const graph = shopGraph();

const named = (environment: string, includes: readonly string[] = []) => ({
  ...graph,
  environment,
  costs: { ...graph.costs, includes },
});

describe("the rungs of a platform", () => {
  it("are its environments in their order", () => {
    expect(rungsOf([named("small"), named("large")]).map(({ environment }) => environment)).toEqual(["small", "large"]);
  });

  it("leave out what another environment counts in, wherever it stands (ATL-P3-02)", () => {
    const all = [named("small"), named("staging"), named("large", ["staging"])];
    expect(rungsOf(all).map(({ environment }) => environment)).toEqual(["small", "large"]);
  });
});
