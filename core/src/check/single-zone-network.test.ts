import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { singleZoneNetwork } from "./single-zone-network.ts";

describe("single zone network", () => {
  it("holds with a NAT gateway and subnets in each zone", () => {
    expect(singleZoneNetwork.check(shopGraph())).toEqual([]);
  });

  it("leaves a platform alone that promises nothing", () => {
    expect(
      singleZoneNetwork.check({
        ...edited(shopGraph(), "network.network", { nat: "single" }),
        objectives: shopGraph("small").objectives,
      }),
    ).toEqual([]);
  });

  it("fires on one NAT gateway", () => {
    expect(
      singleZoneNetwork.check(edited(shopGraph(), "network.network", { nat: "single" })).map(({ of }) => of),
    ).toEqual(["network.network"]);
  });

  it("fires on one zone", () => {
    expect(
      singleZoneNetwork
        .check(edited(shopGraph(), "network.network", { zones: ["a"], subnets: [] }))
        .map(({ of }) => of),
    ).toEqual(["network.network"]);
  });

  it("fires on a tier in one zone", () => {
    expect(
      singleZoneNetwork
        .check(
          edited(shopGraph(), "network.network", { subnets: [{ tier: "private", cidr: "10.0.10.0/24", zone: "a" }] }),
        )
        .map(({ of }) => of),
    ).toEqual(["network.network"]);
  });
});
