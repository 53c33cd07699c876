import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../diagnostics/index.ts";
import { edited, shopGraph } from "../testing/shop.ts";
import { checkGraph } from "./check-graph.ts";
import { RULES } from "./rules.ts";

const broken = edited(edited(shopGraph(), "redis.cache", { nodes: 1 }), "bucket.images", { publicRead: true });

describe("checking a graph", () => {
  it("finds nothing in a sound one", () => {
    expect(checkGraph(shopGraph())).toEqual([]);
  });

  it("says everything at once, each with the place an author would change", () => {
    expect(checkGraph(broken).map(({ code, severity, at }) => `${code} ${severity} ${at.path}`)).toEqual([
      "TER-CHK-014 warning environments.large.cache.nodes",
      "TER-CHK-016 error environments.large.images.public",
    ]);
  });

  it("keeps an acknowledged finding as information with its reason", () => {
    const acknowledgements = [{ id: "TER-CHK-014", at: "cache", reason: "it refills in a minute" }];
    const [first, second] = checkGraph({ ...broken, acknowledgements });
    expect(first).toMatchObject({
      code: "TER-CHK-014",
      severity: "info",
      hint: "acknowledged: it refills in a minute",
    });
    expect(second).toMatchObject({ code: "TER-CHK-016", severity: "error" });
  });

  it("tells when an acknowledgement covers nothing, also when it stands at another resource", () => {
    const acknowledgements = [{ id: "TER-CHK-014", at: "database", reason: "moved" }];
    const codes = checkGraph({ ...broken, acknowledgements }).map(({ code, severity }) => `${code} ${severity}`);
    expect(codes).toEqual(["TER-CHK-014 warning", "TER-CHK-016 error", "TER-CHK-000 info"]);
  });

  it("has one rule for each code of the catalogue, in order", () => {
    const codes = Object.keys(CATALOGUE).filter((code) => code.startsWith("TER-CHK-") && code !== "TER-CHK-000");
    expect(RULES.map(({ code }) => code)).toEqual(codes);
  });
});
