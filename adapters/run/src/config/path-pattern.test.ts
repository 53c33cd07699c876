import { describe, expect, it } from "vitest";
import { pathMatch, pathRegex } from "./path-pattern.ts";

describe("a path pattern", () => {
  it("is exact without a star, a prefix with one at its end, an expression otherwise", () => {
    expect(pathMatch("/a")).toEqual({ kind: "exact", path: "/a" });
    expect(pathMatch("/a/*")).toEqual({ kind: "prefix", path: "/a/" });
    expect(pathMatch("/a/*/b")).toEqual({ kind: "regex", pattern: "^/a/.*/b$" });
  });

  it("takes a dot for a dot", () => {
    expect(new RegExp(pathRegex("/.well-known/jwks.json")).test("/xwell-known/jwks.json")).toBe(false);
    expect(new RegExp(pathRegex("/.well-known/*")).test("/.well-known/jwks.json")).toBe(true);
  });
});
