import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { addressPlan } from "./address-plan.ts";

describe("address plan", () => {
  it("holds while subnets lie apart", () => {
    expect(addressPlan.check(shopGraph())).toEqual([]);
  });

  it("fires outside of the network", () => {
    expect(
      addressPlan
        .check(
          edited(shopGraph(), "network.network", { subnets: [{ tier: "private", cidr: "10.1.0.0/24", zone: "a" }] }),
        )
        .map(({ of }) => of),
    ).toEqual(["network.network"]);
  });

  it("fires on an overlap", () => {
    expect(
      addressPlan
        .check(
          edited(shopGraph(), "network.network", {
            subnets: [
              { tier: "private", cidr: "10.0.0.0/20", zone: "a" },
              { tier: "private", cidr: "10.0.8.0/24", zone: "a" },
            ],
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["network.network"]);
  });
});
