import { describe, expect, it } from "vitest";
import { givenParameters, missingParameters, parameterChanges } from "./parameters.ts";

const TEMPLATE = {
  Parameters: {
    Release: { Type: "String", Default: "latest" },
    ReadNetworkVpc: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/shop/vpc" },
    ParameterAdminEmail: { Type: "String", Description: "admin-email of the platform" },
    ZoneId: { Type: "String", Description: "Hosted zone of the domain" },
  },
};

describe("the parameters of a stack", () => {
  it.each([
    [{}, { Release: "3f2c1ab" }],
    [{ "admin-email": "a@b.c" }, { Release: "3f2c1ab", ParameterAdminEmail: "a@b.c" }],
    [
      { ParameterAdminEmail: "a@b.c", "zone-id": "Z1" },
      { Release: "3f2c1ab", ParameterAdminEmail: "a@b.c", ZoneId: "Z1" },
    ],
    [{ Release: "other", ReadNetworkVpc: "vpc-1", unknown: "x" }, { Release: "other" }],
  ])("given %j are %j", (values, expected) => {
    expect(givenParameters(TEMPLATE, { release: "3f2c1ab", values })).toEqual(expected);
  });

  it("are missing where nobody gives them and the stack knows none", () => {
    expect(missingParameters("shop-edge", TEMPLATE, new Set(["ZoneId"]))).toEqual([
      { stack: "shop-edge", parameter: "ParameterAdminEmail", description: "admin-email of the platform" },
    ]);
    expect(missingParameters("shop-edge", {}, new Set())).toEqual([]);
  });

  it("change where a stack that stands has another value, and are told by name: a value may be a secret", () => {
    const given = { Release: "two", ZoneId: "Z1", ParameterPagerdutyKey: "k-new", ParameterAdminEmail: "a@b.c" };
    const changes = parameterChanges(given, { Release: "one", ZoneId: "Z1", ParameterPagerdutyKey: "k-old" });
    expect(changes).toEqual([
      { name: "Release", change: "changed" },
      { name: "ParameterPagerdutyKey", change: "changed" },
      { name: "ParameterAdminEmail", change: "new" },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/k-new|k-old|a@b\.c/);
    expect(parameterChanges(given, null)).toEqual([]);
  });
});
