import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { bucket } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

describe("a bucket", () => {
  it("ages every object by one rule, and some by their prefix (DFZ-STOR-04, GAP-DFZ-05, CON-BRQ-41)", () => {
    const { graph, diagnostics } = shopWith({
      files: bucket({
        lifecycle: { infrequent: "90d", glacier: "365d" },
        prefixes: { temp: { delete: "1d" } },
        versioning: true,
        oldVersions: "30d",
        backups: { every: "1w", keep: "1y", copyTo: ["eu-west-1"], copyKeep: "7d", restoreTest: "7d" },
      }),
    });
    expect(diagnostics).toEqual([]);
    const files = graph && findResource(graph, "bucket", "bucket.files");
    expect(files?.prefixes.map(({ prefix }) => prefix)).toEqual(["", "temp/"]);
    expect(files?.oldVersions).toBe(2_592_000_000);
    expect(graph && findResource(graph, "backup", "backup.files")).toMatchObject({
      keep: 31_536_000_000,
      copyKeep: 604_800_000,
      restoreTest: 604_800_000,
    });
  });
});
