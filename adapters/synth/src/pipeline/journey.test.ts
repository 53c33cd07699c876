import type { Graph } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { JOURNEY } from "../testing/delivered-shop.ts";
import { deployedBy, destinationOf, shareOf } from "./journey.ts";

const graphOf = (environment: string) => ({ environment }) as Graph;

describe("the journey of a push", () => {
  it("stands with the last environment; those before let it in; others have nothing to do with it", () => {
    expect(["staging", "production", "trial"].map((name) => shareOf(JOURNEY, graphOf(name)))).toEqual([
      "entry",
      "all",
      "none",
    ]);
  });

  it("stands wherever it is where it deploys nothing", () => {
    expect(shareOf({ ...JOURNEY, stages: [{ kind: "build", name: "build" }] }, graphOf("trial"))).toBe("all");
  });

  it("knows where each stage leads", () => {
    expect(JOURNEY.stages.map((stage) => destinationOf(stage, JOURNEY, graphOf("production")))).toEqual([
      "staging",
      "staging",
      "staging",
      "production",
      "production",
      "production",
    ]);
    expect(deployedBy(JOURNEY)).toEqual(["staging", "production"]);
  });
});
