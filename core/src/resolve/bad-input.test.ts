import { describe, expect, it } from "vitest";
import {
  budget,
  canary,
  certificate,
  dns,
  host,
  managed,
  network,
  parameter,
  postgres,
  redis,
  search,
  waf,
} from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

/** One mistake in each of many words. */
const { graph, diagnostics } = shopWith(
  {
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["a", "b"],
      subnets: {
        public: ["10.0.1.0/24", "10.0.1.128/25"],
        private: ["10.0.10.0/24", "10.1.11.0/24"],
        data: ["10.0.20.0/28", "10.0.21.0/29"],
      },
    }),
    vault: network({ cidr: "10.9.0.3/16", zones: ["a"] }),
    database: postgres({
      version: "15.8",
      class: "db.t4g.mediun",
      storage: { size: "20GB" },
      backups: { keep: "90d" },
      tier: "data",
    }),
    cache: redis({ version: "7.0", node: "cache.r6g.lage" }),
    find: search({ engine: "opensearch", version: "2.19", node: "r6g.large.serch", storage: "10GB" }),
    machine: host({ type: "t3.xlagre", disk: "30GB" }),
    names: dns({ zone: parameter("domain"), records: { api: "balacer" } }),
    own: certificate({ domains: [parameter("domain")] }),
    firewall: waf({ guards: "egde", rules: [managed("AWSManagedRulesCommonRuleSet")] }),
    spending: budget({ monthly: "400 USD", channels: ["email"] }),
    logs: { access: { stream: "access", retention: "11y" } },
    costs: { stated: { "SHOP-1": { monthly: "100 USD" }, "SHOP-2": { monthly: "90 EUR" } } },
  },
  {
    region: "eu-cental-1",
    edge: { certificate: "own", originShield: "eu-west-9" },
    services: { goods: { deployment: canary({ steps: [{ share: "120%", bake: "5m" }] }) } },
    triggers: { busy: { to: "small", above: "70%", sustained: "7d" } },
  },
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
      "TER-RES-012 environments.large.services.goods.deployment.steps.0",
      "TER-RES-015 environments.large.triggers.busy",
      "TER-RES-016 costs.stated.SHOP-2",
      "TER-RES-018 database.backups.keep",
      "TER-RES-018 logs.access.retention",
      "TER-RES-020 environments.large.edge.certificate",
      "TER-RES-022 network.subnets.data",
      "TER-RES-024 network.subnets.private",
      "TER-RES-024 network.subnets.public",
      "TER-SPEC-002 vault.cidr",
      "TER-SPEC-003 environments.large.edge.originShield",
      "TER-SPEC-003 environments.large.region",
    ]);
    expect(diagnostics.filter(({ hint }) => hint === null)).toEqual([]);
  });
});
