import { describe, expect, it } from "vitest";
import { certificate, dns, host, managed, network, parameter, postgres, redis, search, waf } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

/** One mistake in each of many words. */
const { graph, diagnostics } = shopWith(
  {
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["a", "b"],
      subnets: { public: ["10.0.1.0/24", "10.0.1.128/25"], private: ["10.0.10.0/24", "10.1.11.0/24"] },
    }),
    vault: network({ cidr: "10.9.0.3/16", zones: ["a"] }),
    database: postgres({ version: "15.8", class: "db.t4g.mediun", storage: { size: "20GB" } }),
    cache: redis({ version: "7.0", node: "cache.r6g.lage" }),
    find: search({ engine: "opensearch", version: "2.19", node: "r6g.large.serch", storage: "10GB" }),
    machine: host({ type: "t3.xlagre", disk: "30GB" }),
    names: dns({ zone: parameter("domain"), records: { api: "balacer" } }),
    own: certificate({ domains: [parameter("domain")] }),
    firewall: waf({ guards: "egde", rules: [managed("AWSManagedRulesCommonRuleSet")] }),
  },
  { region: "eu-cental-1", edge: { certificate: "own", originShield: "eu-west-9" } },
);

describe("bad input", () => {
  it("is told once each and all at once, with a hint", () => {
    expect(graph).toBeNull();
    expect(diagnostics.map(({ code, at }) => `${code} ${at.path}`).sort()).toEqual([
      "TER-RES-003 firewall.guards",
      "TER-RES-003 names.records.api",
      "TER-RES-007 cache.node",
      "TER-RES-007 database.class",
      "TER-RES-007 find.node",
      "TER-RES-007 machine.type",
      "TER-RES-020 environments.large.edge.certificate",
      "TER-RES-024 network.subnets.private",
      "TER-RES-024 network.subnets.public",
      "TER-SPEC-002 vault.cidr",
      "TER-SPEC-003 environments.large.edge.originShield",
      "TER-SPEC-003 environments.large.region",
    ]);
    expect(diagnostics.filter(({ hint }) => hint === null)).toEqual([]);
  });
});
