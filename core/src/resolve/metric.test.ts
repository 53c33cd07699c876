import { describe, expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { shopWith } from "../testing/shop.ts";

const metrics = {
  timeouts: { unit: "count", namespace: "StoryMagic", name: "GenerationTimeouts", source: "generation_timeouts_total" },
  generations: { unit: "count", dimensions: ["theme"], series: 12 },
  "timeout-ratio": { unit: "ratio", quotient: { of: "timeouts", over: "generations" } },
};

describe("a measurement of the platform's own", () => {
  it("has the name under which it is kept, and the one that the application calls it by (CON-STM-12)", () => {
    const { graph } = shopWith({ metrics });
    expect(resourcesOf(graph as Graph, "metric")).toMatchObject([
      { id: "metric.generations", namespace: "shop/large", name: "generations", source: "generations", series: 12 },
      { id: "metric.timeout-ratio", quotient: { of: "metric.timeouts", over: "metric.generations" } },
      { namespace: "StoryMagic", name: "GenerationTimeouts", source: "generation_timeouts_total", quotient: null },
    ]);
  });

  it("is worked out from measurements that there are, none of them worked out itself", () => {
    const lost = { ...metrics, lost: { unit: "ratio", quotient: { of: "timeout", over: "timeout-ratio" } } };
    expect(shopWith({ metrics: lost }).diagnostics.map(({ code, at }) => `${code} ${at.path}`)).toEqual([
      "TER-RES-003 metrics.lost.quotient.of",
      "TER-RES-003 metrics.lost.quotient.over",
    ]);
  });
});
