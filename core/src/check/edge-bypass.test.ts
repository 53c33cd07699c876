import { describe, expect, it } from "vitest";
import { EU_COUNTRIES, managed, waf } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { edgeBypass } from "./edge-bypass.ts";

const open = { lockOrigin: false, rateLimits: { "/*": null } };

describe("way around the edge", () => {
  it("holds while the balancer is locked, and while the edge refuses nobody", () => {
    expect(brokenAt(edgeBypass)).toEqual([]);
    expect(brokenBy(edgeBypass, { edge: open })).toEqual([]);
  });

  it("fires on rate limits, on countries and on a firewall", () => {
    const firewall = waf({ guards: "edge", rules: [managed("AWSManagedRulesCommonRuleSet")] });
    expect(brokenBy(edgeBypass, { edge: { lockOrigin: false } })).toEqual(["edge.edge"]);
    expect(brokenBy(edgeBypass, { edge: { ...open, countries: { mode: "allow", codes: EU_COUNTRIES } } })).toEqual([
      "edge.edge",
    ]);
    expect(brokenBy(edgeBypass, { edge: open }, { firewall })).toEqual(["edge.edge"]);
  });
});
