import { describe, expect, it } from "vitest";
import { createTokenCache } from "./token-cache.ts";

const user = { id: "u1", username: "terra", role: "user", permissions: [] };

describe("token cache", () => {
  it("forgets the least recently used beyond its capacity", () => {
    const cache = createTokenCache(2);
    cache.set("a", user, 100);
    cache.set("b", user, 100);
    cache.get("a", 1);
    cache.set("c", user, 100);
    expect(["a", "b", "c"].map((token) => cache.get(token, 1) !== undefined)).toEqual([true, false, true]);
  });

  it("ends with the token", () => {
    const cache = createTokenCache(2);
    cache.set("a", user, 100);
    expect(cache.get("a", 99)).toBe(user);
    expect(cache.get("a", 100)).toBeUndefined();
  });
});
