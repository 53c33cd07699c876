import { ROLE_TAG, stackTags } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import type { StandingStack } from "./account.ts";
import { foreignStacks, removals } from "./removals.ts";

const REQUEST = {
  platform: "shop",
  environment: "production",
  roles: ["network", "data", "services", "standby-network", "standby-data"],
  stacks: [
    { name: "shop-production-network", region: "us-east-1" },
    { name: "shop-production-data", region: "us-east-1" },
  ],
};

const OURS = stackTags(REQUEST);

function stack(name: string, tags: StandingStack["tags"], region = "us-east-1"): StandingStack {
  return { name, region, tags, status: "CREATE_COMPLETE", isProtected: false, parameters: {} };
}

function namesOf(stacks: readonly StandingStack[]): readonly string[] {
  return stacks.map(({ name, region }) => `${name} ${region}`);
}

describe("stacks that nothing asks for any more", () => {
  it("are those that carry our tags, whatever they are called, and what came last goes first", () => {
    const standing = [
      stack("shop-production-us-west-2-network", { ...OURS, [ROLE_TAG]: "standby-network" }, "us-west-2"),
      stack("shop-production-us-west-2-data", { ...OURS, [ROLE_TAG]: "standby-data" }, "us-west-2"),
      stack("shop-production-services", { ...OURS, [ROLE_TAG]: "services" }),
      stack("shop-production-retired", { ...OURS, [ROLE_TAG]: "retired" }),
    ];
    expect(namesOf(removals(standing, REQUEST))).toEqual([
      "shop-production-retired us-east-1",
      "shop-production-us-west-2-data us-west-2",
      "shop-production-us-west-2-network us-west-2",
      "shop-production-services us-east-1",
    ]);
    expect(foreignStacks(standing, REQUEST)).toEqual([]);
  });

  it("are none that the assembly has, but the same name in another region is one", () => {
    const tags = { ...OURS, [ROLE_TAG]: "data" };
    const standing = [stack("shop-production-data", tags), stack("shop-production-data", tags, "eu-west-1")];
    expect(namesOf(removals(standing, REQUEST))).toEqual(["shop-production-data eu-west-1"]);
  });

  it.each([
    ["no tags", {}],
    ["tags of another platform", stackTags({ platform: "kiosk", environment: "production" })],
    ["tags of another environment", stackTags({ platform: "shop", environment: "staging" })],
    ["only half of the tags", { "terrace:platform": "shop" }],
  ])("are none with %s: such a stack is left alone, and named when it is called like ours", (_, tags) => {
    const standing = [
      stack("shop-production-services", tags),
      stack("shop-production-us-west-2-data", tags, "us-west-2"),
      stack("shop-production-copies-of-mine", tags),
      stack("shop-production-data", tags),
    ];
    expect(removals(standing, REQUEST)).toEqual([]);
    expect(namesOf(foreignStacks(standing, REQUEST))).toEqual([
      "shop-production-services us-east-1",
      "shop-production-us-west-2-data us-west-2",
    ]);
  });
});
