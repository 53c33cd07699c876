import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { type DnsWords, dns, parameter } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const zone = parameter("domain");

function recordsOf(records: DnsWords["records"]) {
  const { graph, diagnostics } = shopWith({ names: dns({ zone, records }) });
  expect(diagnostics).toEqual([]);
  return graph && findResource(graph, "dns", "dns.names")?.records;
}

const findings = (records: DnsWords["records"], environment: object = {}) =>
  shopWith({ names: dns({ zone, records }) }, environment).diagnostics.map(({ code, at, message }) => [
    code,
    at.path,
    message,
  ]);

describe("the records of a zone", () => {
  it("lead to an edge, a balancer, or another name (ATL-NET-10..12)", () => {
    expect(recordsOf({ "": "edge", api: "balancer", www: { cname: "" }, old: { cname: "api" } })).toEqual([
      expect.objectContaining({ name: "", type: "A", target: { kind: "resource", id: "edge.edge" } }),
      expect.objectContaining({ name: "api", type: "A", target: { kind: "resource", id: "balancer.balancer" } }),
      expect.objectContaining({
        name: "old",
        type: "CNAME",
        target: {
          kind: "name",
          value: {
            kind: "template",
            parts: [
              { kind: "literal", value: "api." },
              { kind: "parameter", name: "domain" },
            ],
          },
        },
      }),
      expect.objectContaining({
        name: "www",
        type: "CNAME",
        target: { kind: "name", value: { kind: "parameter", name: "domain" } },
      }),
    ]);
  });

  it("lead out of the zone with a dot at the end", () => {
    expect(recordsOf({ docs: { cname: "shop.pages.example." } })).toMatchObject([
      { target: { kind: "name", value: { kind: "literal", value: "shop.pages.example" } } },
    ]);
  });

  it("fall over to a second answer by health, or share by weight and distance (DFZ-NET-06)", () => {
    expect(
      recordsOf({
        api: [
          { to: "balancer", failover: "primary", health: { path: "/api/health", interval: "10s" } },
          { cname: "standby", failover: "secondary" },
        ],
        some: { to: "edge", weight: 0 },
        near: { to: "balancer", latency: "eu-central-1" },
      }),
    ).toMatchObject([
      {
        name: "api",
        routing: { policy: "failover", role: "primary" },
        health: { path: "/api/health", interval: 10_000, failures: 3 },
      },
      { name: "api", routing: { policy: "failover", role: "secondary" }, health: null },
      { name: "near", routing: { policy: "latency", region: "eu-central-1" } },
      { name: "some", routing: { policy: "weighted", weight: 0 } },
    ]);
  });

  it("cannot lead nowhere, to two places, or to an edge that is none", () => {
    expect(findings({ api: "balancr" })).toEqual([
      ["TER-RES-003", "names.records.api", 'there is no edge, balancer, host or standby called "balancr"'],
    ]);
    expect(findings({ "": { to: "edge", cname: "api" } })).toEqual([
      ["TER-RES-021", "names.records.", 'the zone itself needs exactly one of "to" and "cname"'],
    ]);
    expect(findings({ "": { cname: "api" } }).map(([, , message]) => message)).toEqual([
      "the zone itself has records of its own, so it cannot be another name",
    ]);
    const unclear = [{ to: "balancer", failover: "primary" }, { to: "edge" }] as const;
    expect(findings({ api: unclear }).map(([, , message]) => message)).toEqual([
      "api has 2 answers and no one way to choose among them",
    ]);
    expect(findings({ api: {} }).map(([code]) => code)).toEqual(["TER-RES-021"]);
    expect(findings({ "": "edge" }, { edge: { engine: "none" } }).map(([code]) => code)).toEqual(["TER-RES-020"]);
    expect(findings({ "not a name": "edge" }).map(([code]) => code)).toEqual(["TER-SPEC-005"]);
  });
});
