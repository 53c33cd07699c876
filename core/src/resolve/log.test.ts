import { describe, expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { shopWith } from "../testing/shop.ts";

const DAY = 86_400_000;

describe("logs", () => {
  it("are kept apart by what their lines are about, each as long as that asks for (BRQ-LOG-04..06)", () => {
    const { graph } = shopWith({
      logs: { access: { stream: "access" }, audit: { stream: "audit", exportTo: ["images"] }, unnamed: {} },
    });
    const logs = resourcesOf(graph as Graph, "log").filter(({ stream }) => !["application", "engine"].includes(stream));
    expect(logs).toEqual([
      { kind: "log", id: "log.access", name: null, retention: 90 * DAY, stream: "access", exportTo: [] },
      {
        kind: "log",
        id: "log.audit",
        name: null,
        retention: 2_557 * DAY,
        stream: "audit",
        exportTo: ["bucket.images"],
      },
    ]);
    expect(resourcesOf(graph as Graph, "log").map(({ id }) => id)).not.toContain("log.unnamed");
  });

  it("go on to buckets and search clusters only", () => {
    const { diagnostics } = shopWith({ logs: { access: { stream: "access", exportTo: ["database"] } } });
    expect(diagnostics).toMatchObject([
      { code: "TER-RES-003", at: { path: "logs.access.exportTo" }, hint: "possible: images" },
    ]);
  });
});
