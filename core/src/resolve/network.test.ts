import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { network } from "../spec/index.ts";
import { shop, shopWith } from "../testing/shop.ts";

const networkOf = (patch: object) => {
  const { graph, diagnostics } = shopWith({}, { network: patch });
  expect(diagnostics).toEqual([]);
  return graph && findResource(graph, "network", "network.network");
};

const findings = (words: object) =>
  shopWith({ network: network({ ...(shop.words.network as object), ...words }) }).diagnostics.map(
    ({ code, at, hint }) => [code, at.path, hint],
  );

describe("a network", () => {
  it("reaches the provider's services past the internet (DFZ-NET-04, CON-STM-06)", () => {
    expect(networkOf({ endpoints: ["s3", "ecr.api"] })?.endpoints).toEqual([
      { service: "s3", type: "gateway" },
      { service: "ecr.api", type: "interface" },
    ]);
  });

  it("has rules at the border of a tier where they are asked for (STM-NET-12, WEB-NET-10)", () => {
    const acls = {
      private: [
        { direction: "in", ports: 3_000, cidr: "10.0.0.0/16" },
        { direction: "out", protocol: "all" },
      ],
      public: null,
    };
    expect(networkOf({ acls })?.acls).toEqual([
      {
        tier: "private",
        rules: [
          { direction: "in", protocol: "tcp", ports: [3_000, 3_000], cidr: "10.0.0.0/16" },
          { direction: "out", protocol: "all", ports: [0, 65_535], cidr: "0.0.0.0/0" },
        ],
      },
    ]);
  });

  it("says of an address where its block begins, and of ports that they are none", () => {
    expect(findings({ cidr: "10.0.5.0/16" })).toEqual([
      ["TER-SPEC-002", "network.cidr", 'did you mean "10.0.0.0/16"?'],
    ]);
    expect(findings({ acls: { data: [{ direction: "in", ports: [9, 1] }] } }).map(([code]) => code)).toEqual([
      "TER-SPEC-002",
    ]);
  });

  it("lets out what its author allows", () => {
    const mail = { from: "mailer", to: "internet", port: 587, reason: "outgoing mail" };
    const { graph } = shopWith({ network: network({ ...(shop.words.network as object), allow: [mail] }) });
    expect(graph && findResource(graph, "security-edge", "security-edge.mailer-to-internet-587")).toMatchObject({
      to: "internet",
      port: 587,
    });
  });
});
