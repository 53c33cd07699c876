import { describe, expect, it } from "vitest";
import { shopGraph, without } from "../testing/shop.ts";
import { unsavedDatabase } from "./unsaved-database.ts";

describe("unsaved database", () => {
  it("holds while there are copies", () => {
    expect(unsavedDatabase.check(shopGraph())).toEqual([]);
  });

  it("leaves a developer alone", () => {
    expect(unsavedDatabase.check(shopGraph("small"))).toEqual([]);
  });

  it("fires without", () => {
    expect(unsavedDatabase.check(without(shopGraph(), "backup.database")).map(({ of }) => of)).toEqual([
      "postgres.database",
    ]);
  });
});
