import { describe, expect, it } from "vitest";
import { KIND_ORDER } from "./assembly/kind-order.ts";
import { HANDLERS } from "./handlers.ts";

describe("the order of kinds", () => {
  it("holds every kind exactly once", () => {
    expect([...KIND_ORDER].sort()).toEqual(Object.keys(HANDLERS).sort());
  });
});
