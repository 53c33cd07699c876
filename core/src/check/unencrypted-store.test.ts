import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { unencryptedStore } from "./unencrypted-store.ts";

describe("unencrypted store", () => {
  it("holds while stores are encrypted", () => {
    expect(unencryptedStore.check(shopGraph())).toEqual([]);
  });

  it("leaves a developer alone", () => {
    expect(unencryptedStore.check(shopGraph("small"))).toEqual([]);
  });

  it("fires on a database", () => {
    expect(
      unencryptedStore.check(edited(shopGraph(), "postgres.database", { encryption: "none" })).map(({ of }) => of),
    ).toEqual(["postgres.database"]);
  });

  it("fires on a bucket", () => {
    expect(
      unencryptedStore
        .check(edited(shopGraph(), "bucket.images", { encryption: { algorithm: "none" } }))
        .map(({ of }) => of),
    ).toEqual(["bucket.images"]);
  });
});
