import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { publicDatabase } from "./public-database.ts";

describe("public database", () => {
  it("holds while engines are private", () => {
    expect(publicDatabase.check(shopGraph())).toEqual([]);
  });

  it("fires on a public address", () => {
    expect(
      publicDatabase.check(edited(shopGraph(), "postgres.database", { publiclyAccessible: true })).map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });

  it("fires on the public tier", () => {
    expect(publicDatabase.check(edited(shopGraph(), "redis.cache", { tier: "public" })).map(({ of }) => of)).toEqual([
      "redis.cache",
    ]);
  });

  it("leaves containers alone, which have no address of their own", () => {
    const container = { host: "host.machine", image: null, cpu: 256, memory: 1_024 };
    expect(publicDatabase.check(edited(shopGraph(), "redis.cache", { tier: "public", container }))).toEqual([]);
  });

  it("fires on an edge from the internet", () => {
    expect(
      publicDatabase
        .check(edited(shopGraph(), "security-edge.goods-to-database-5432", { from: "internet" }))
        .map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });
});
