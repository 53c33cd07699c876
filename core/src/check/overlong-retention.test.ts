import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { edited, shopGraphWith } from "../testing/shop.ts";
import { overlongRetention } from "./overlong-retention.ts";

const DAY = 86_400_000;

describe("overlong retention", () => {
  it("holds with the most that the service keeps", () => {
    expect(brokenBy(overlongRetention, { database: { backups: { keep: "35d" } } })).toEqual([]);
  });

  it("fires on a day more, of a database and of a cache", () => {
    const graph = shopGraphWith({}, { cache: { backups: { keep: "35d" } } });
    for (const id of ["backup.database", "backup.cache"])
      expect(brokenAt(overlongRetention, edited(graph, id, { keep: 36 * DAY }))).toEqual([id]);
  });

  it("leaves objects alone, which have no such limit", () => {
    expect(brokenBy(overlongRetention, { images: { backups: { keep: "1y" } } })).toEqual([]);
  });
});
