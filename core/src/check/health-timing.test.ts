import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { healthTiming } from "./health-timing.ts";

describe("health timing", () => {
  it("holds while an answer is due before the next question", () => {
    expect(healthTiming.check(shopGraph())).toEqual([]);
  });

  it("fires when it is not", () => {
    expect(
      healthTiming.check(edited(shopGraph(), "site.front", { health: { timeout: 30_000 } })).map(({ of }) => of),
    ).toEqual(["site.front"]);
  });
});
