import type { Standby, Waf } from "@terrace/core/graph";
import { expect, it } from "vitest";
import { priceShop } from "./testing/priced-shop.ts";

const standby: Standby = {
  kind: "standby",
  id: "standby.second",
  region: "us-east-1",
  readiness: "warm",
  database: null,
  tasks: { waiting: 1, active: 4 },
  cidr: "10.1.0.0/16",
  zones: ["us-east-1a", "us-east-1b"],
};

it("a second region: what waits there, priced with that region's prices", () => {
  const { items } = priceShop({ region: "eu-central-1", add: [standby] });
  const there = items.filter(({ resource }) => resource === standby.id);
  expect(there.every(({ region }) => region === "us-east-1")).toBe(true);
  const groups = ["elasticache", "secrets", "alb", "nat", "public-ipv4", "cloudwatch", "secrets"];
  expect(there.map(({ group }) => group)).toEqual([...Array(6).fill("fargate"), ...groups]);
  expect(there.filter(({ group }) => group === "secrets").map(({ what, monthly }) => [what, monthly.mid])).toEqual([
    ["redis.cache waiting: its URL with the password", 0.4],
    ["copies of secrets in us-east-1", 2.8],
  ]);
  const data = priceShop({ region: "eu-central-1", add: [{ ...standby, readiness: "pilot-light" }] }).items;
  expect(data.filter(({ resource }) => resource === standby.id).map(({ what }) => what)).toEqual([
    "copies of secrets in us-east-1",
  ]);
});

it("a second region that waits warm: its interface endpoints and the firewall before its balancer are billed by the hour there too", () => {
  const endpoints = [{ service: "ecr.api", type: "interface" }];
  const firewall: Waf = {
    kind: "waf",
    id: "waf.firewall",
    guards: "balancer.balancer",
    rules: [{ kind: "managed", group: "AWSManagedRulesCommonRuleSet", name: "common" }],
  };
  const waiting = (readiness: Standby["readiness"], missing: string) => {
    const report = priceShop({
      region: "eu-central-1",
      patches: { "network.network": { endpoints } },
      add: [{ ...standby, readiness }, firewall],
    });
    expect(report.unpriced.some(({ what }) => what === missing)).toBe(readiness === "warm");
    return report.items.filter(({ resource, group }) => resource === standby.id && /^(endpoints|waf)$/.test(group));
  };
  const bytes = "bytes through interface endpoints in us-east-1";
  expect(waiting("warm", bytes).map(({ sku, monthly }) => [sku, monthly.mid])).toEqual([
    ["vpc.endpoint.hour", 14.6],
    ["waf.acl", 5],
    ["waf.rule", 1],
  ]);
  expect(waiting("pilot-light", bytes)).toEqual([]);
});
