import { describe, expect, it } from "vitest";
import { merge } from "./merge.ts";

describe("laying a patch over a value", () => {
  it("merges objects key by key and leaves both as they were", () => {
    const value = { a: { b: 1, c: 2 } };
    const patch = { a: { c: 3, d: 4 } };
    expect(merge(value, patch)).toEqual({ a: { b: 1, c: 3, d: 4 } });
    expect(value).toEqual({ a: { b: 1, c: 2 } });
    expect(patch).toEqual({ a: { c: 3, d: 4 } });
  });

  it("replaces lists, tagged values and whatever is no object", () => {
    expect(merge({ a: [1, 2] }, { a: [3] })).toEqual({ a: [3] });
    expect(merge({ a: { kind: "x", b: 1 } }, { a: { kind: "y" } })).toEqual({ a: { kind: "y" } });
    expect(merge({ a: { b: 1 } }, { a: "b" })).toEqual({ a: "b" });
  });

  it("takes away by null and keeps by silence", () => {
    expect(merge({ a: 1, b: 2 }, { a: null })).toEqual({ a: null, b: 2 });
    expect(merge({ a: 1 }, undefined)).toEqual({ a: 1 });
  });

  it("cannot reach what all objects share", () => {
    merge({}, JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
