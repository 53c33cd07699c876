import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { unofferedExtension } from "./unoffered-extension.ts";

describe("unoffered extension", () => {
  it("holds with what RDS has", () => {
    expect(brokenBy(unofferedExtension, { database: { extensions: ["postgis", "uuid-ossp", "pg_trgm"] } })).toEqual([]);
  });

  it("fires on each that it does not have", () => {
    expect(brokenBy(unofferedExtension, { database: { extensions: ["postgis", "temporal_tables"] } })).toEqual([
      "postgres.database",
    ]);
  });
});
