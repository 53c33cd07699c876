import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { shopGraph } from "../testing/shop.ts";
import { plainCachePassword } from "./plain-cache-password.ts";

describe("plain cache password", () => {
  it("holds over TLS, without a password, and on one machine", () => {
    expect(brokenAt(plainCachePassword)).toEqual([]);
    expect(brokenBy(plainCachePassword, { cache: { encryption: { transit: false }, password: false } })).toEqual([]);
    expect(brokenAt(plainCachePassword, shopGraph("small"))).toEqual([]);
  });

  it("fires on a password in plain", () => {
    expect(brokenBy(plainCachePassword, { cache: { encryption: { transit: false } } })).toEqual(["redis.cache"]);
  });
});
