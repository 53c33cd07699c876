import { describe, expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { shopWith } from "../testing/shop.ts";

const page = (...charts: readonly object[]) =>
  shopWith({ metrics: { sales: { unit: "count" } }, dashboards: { overview: { charts } } });

describe("a page of charts", () => {
  it("shows what is measured of one thing, of everything, or by the platform itself (BRQ-METR-06)", () => {
    const { graph } = page(
      { title: "Database", of: "database", metrics: ["cpu", "connections"] },
      { title: "Health", metrics: ["error-ratio", "sales"] },
    );
    expect(resourcesOf(graph as Graph, "dashboard")).toEqual([
      {
        kind: "dashboard",
        id: "dashboard.overview",
        title: "overview",
        charts: [
          { title: "Database", of: "postgres.database", metrics: ["cpu", "connections"] },
          { title: "Health", of: null, metrics: ["error-ratio", "sales"] },
        ],
      },
    ]);
  });

  it("has charts of what can be measured", () => {
    expect(page({ title: "Database", of: "database", metrics: ["cpu", "queue-depth"] }).diagnostics).toMatchObject([
      { code: "TER-RES-003", at: { path: "dashboards.overview.charts.0.metrics" } },
    ]);
  });
});
