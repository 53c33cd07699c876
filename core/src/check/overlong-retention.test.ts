import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { overlongRetention } from "./overlong-retention.ts";

describe("overlong retention", () => {
  it("holds with the most that the service keeps", () => {
    expect(brokenBy(overlongRetention, { database: { backups: { keep: "35d" } } })).toEqual([]);
  });

  it("fires on a day more, of a database and of a cache", () => {
    expect(brokenBy(overlongRetention, { database: { backups: { keep: "36d" } } })).toEqual(["backup.database"]);
    expect(brokenBy(overlongRetention, { cache: { backups: { keep: "90d" } } })).toEqual(["backup.cache"]);
  });

  it("leaves objects alone, which have no such limit", () => {
    expect(brokenBy(overlongRetention, { images: { backups: { keep: "1y" } } })).toEqual([]);
  });
});
