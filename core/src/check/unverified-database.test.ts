import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { unverifiedDatabase } from "./unverified-database.ts";

describe("unverified database", () => {
  it("holds while servers are verified", () => {
    expect(unverifiedDatabase.check(shopGraph())).toEqual([]);
  });

  it("leaves a developer alone", () => {
    expect(unverifiedDatabase.check(shopGraph("small"))).toEqual([]);
  });

  it("fires when they are not", () => {
    expect(
      unverifiedDatabase.check(edited(shopGraph(), "postgres.database", { tls: "off" })).map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });
});
