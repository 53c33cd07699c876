import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { singleZoneDatabase } from "./single-zone-database.ts";

describe("single zone database", () => {
  it("holds with a standby", () => {
    expect(singleZoneDatabase.check(shopGraph())).toEqual([]);
  });

  it("fires without", () => {
    expect(
      singleZoneDatabase.check(edited(shopGraph(), "postgres.database", { multiZone: false })).map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });
});
