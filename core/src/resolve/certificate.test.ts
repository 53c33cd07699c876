import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { certificate, output, parameter, template } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const domain = parameter("domain");

const words = {
  here: certificate({ domains: [domain, template`*.${domain}`] }),
  there: certificate({ domains: [domain], region: "us-east-1" }),
};

const findings = (environment: object, more: object = {}) =>
  shopWith({ ...words, ...more }, environment).diagnostics.map(({ code, at, message }) => [code, at.path, message]);

describe("a certificate", () => {
  it("stands in the environment's region, and in another where it is told to (CON-STM-18)", () => {
    const { graph, diagnostics } = shopWith(words, {
      edge: { certificate: "there" },
      balancer: { certificate: "here" },
    });
    expect(diagnostics).toEqual([]);
    expect(graph && findResource(graph, "certificate", "certificate.here")).toMatchObject({
      issuer: "acm",
      region: "eu-central-1",
      domains: [{ kind: "parameter" }, { kind: "template" }],
    });
    expect(graph && findResource(graph, "edge", "edge.edge")?.certificate).toBe("certificate.there");
    expect(graph && findResource(graph, "balancer", "balancer.balancer")?.certificate).toBe("certificate.here");
  });

  it("cannot serve where AWS does not take it", () => {
    expect(findings({ edge: { certificate: "here" } })).toEqual([
      [
        "TER-RES-020",
        "environments.large.edge.certificate",
        "a content delivery network takes its certificate from us-east-1 only, and this one stands in eu-central-1",
      ],
    ]);
    expect(findings({ balancer: { certificate: "there" } })[0]?.[2]).toBe(
      "a load balancer in eu-central-1 cannot take a certificate from us-east-1",
    );
    const encrypted = certificate({ domains: [domain], issuer: "letsencrypt" });
    expect(findings({ balancer: { certificate: "own" } }, { own: encrypted }).map(([code]) => code)).toEqual([
      "TER-RES-020",
    ]);
  });

  it("is one that the platform has, for names that are known before anything stands", () => {
    expect(findings({ edge: { certificate: "their" } }).map(([code]) => code)).toEqual(["TER-RES-003"]);
    const circular = certificate({ domains: [output("balancer", "host")] });
    expect(findings({}, { own: circular }).map(([code, path]) => [code, path])).toEqual([
      ["TER-RES-005", "own.domains.0"],
    ]);
  });
});
