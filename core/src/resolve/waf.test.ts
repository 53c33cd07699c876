import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { blockCountries, managed, match, rateLimit, type WafWords, waf } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const rules = [
  managed("AWSManagedRulesCommonRuleSet"),
  rateLimit({ name: "RateLimitRule", requests: 2_000 }),
  managed("AWSManagedRulesSQLiRuleSet", { name: "SQLInjectionRule" }),
];

const findings = (words: WafWords, environment: object = {}) =>
  shopWith({ firewall: waf(words) }, environment).diagnostics.map(({ code, at, message }) => [code, at.path, message]);

describe("a firewall", () => {
  it("keeps its rules in the author's order, which is their priority (BRQ-WAF-01..03)", () => {
    const { graph } = shopWith({ firewall: waf({ guards: "edge", rules }) });
    expect(graph && findResource(graph, "waf", "waf.firewall")).toEqual({
      kind: "waf",
      id: "waf.firewall",
      guards: "edge.edge",
      rules: [
        { kind: "managed", name: "AWSManagedRulesCommonRuleSet", group: "AWSManagedRulesCommonRuleSet" },
        { kind: "rate", name: "RateLimitRule", requests: 2_000, per: 300_000, path: null },
        { kind: "managed", name: "SQLInjectionRule", group: "AWSManagedRulesSQLiRuleSet" },
      ],
    });
  });

  it("blocks countries and has rules of the platform's own (DFZ-WAF-04, DFZ-WAF-05)", () => {
    const own = match({ name: "no-scanners", field: "user-agent", contains: "sqlmap" });
    const { graph } = shopWith({ firewall: waf({ guards: "balancer", rules: [blockCountries(["XX"]), own] }) });
    expect(graph && findResource(graph, "waf", "waf.firewall")?.rules).toEqual([
      { kind: "countries", name: "countries", block: ["XX"] },
      { kind: "match", name: "no-scanners", field: "user-agent", contains: "sqlmap" },
    ]);
  });

  it("guards only what AWS lets it guard", () => {
    expect(findings({ guards: "edge", rules }, { edge: { engine: "nginx" } })).toEqual([
      [
        "TER-RES-020",
        "firewall.guards",
        "a firewall stands before a content delivery network or a load balancer, and edge is nginx",
      ],
    ]);
    expect(findings({ guards: "edge", rules }, { edge: { engine: "none" } }).map(([code]) => code)).toEqual([
      "TER-RES-020",
    ]);
    expect(findings({ guards: "egde", rules }).map(([code]) => code)).toEqual(["TER-RES-003"]);
  });

  it("has rules with names of their own, and windows that there are", () => {
    expect(findings({ guards: "edge", rules: [...rules, rateLimit({ name: "RateLimitRule", requests: 1 })] })).toEqual([
      ["TER-RES-008", "firewall.rules.3", "two rules of firewall are called RateLimitRule"],
    ]);
    const slow = rateLimit({ requests: 1, per: "1h" as "1m" });
    expect(findings({ guards: "edge", rules: [slow] }).map(([code, path]) => [code, path])).toEqual([
      ["TER-SPEC-003", "firewall.rules.0.per"],
    ]);
    expect(findings({ guards: "edge", rules: [{ kind: "mange" } as never] }).map(([code]) => code)).toEqual([
      "TER-SPEC-002",
    ]);
  });
});
