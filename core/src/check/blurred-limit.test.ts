import { describe, expect, it } from "vitest";
import { managed, rateLimit, waf } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { blurredLimit } from "./blurred-limit.ts";

const rules = [rateLimit({ requests: 2_000 })];

describe("blurred limit", () => {
  it("holds at the edge, and without a limit by address", () => {
    expect(brokenBy(blurredLimit, {}, { firewall: waf({ guards: "edge", rules }) })).toEqual([]);
    const grouped = waf({ guards: "balancer", rules: [managed("AWSManagedRulesCommonRuleSet")] });
    expect(brokenBy(blurredLimit, {}, { firewall: grouped })).toEqual([]);
  });

  it("fires behind it", () => {
    expect(brokenBy(blurredLimit, {}, { firewall: waf({ guards: "balancer", rules }) })).toEqual(["waf.firewall"]);
  });
});
