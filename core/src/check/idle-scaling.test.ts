import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { idleScaling } from "./idle-scaling.ts";

describe("idle scaling", () => {
  it("holds while numbers are fixed", () => {
    expect(idleScaling.check(shopGraph())).toEqual([]);
  });

  it("fires on a range without a policy", () => {
    expect(
      idleScaling.check(edited(shopGraph(), "service.goods", { tasks: { maximum: 9 } })).map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });

  it("fires on a policy without a range", () => {
    expect(
      idleScaling
        .check(
          edited(shopGraph(), "service.goods", {
            scale: [{ metric: "cpu", target: 0.7, outCooldown: 1, inCooldown: 1 }],
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });
});
