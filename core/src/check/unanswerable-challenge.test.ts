import { describe, expect, it } from "vitest";
import { balancer, certificate, edge, parameter } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { edited, shopGraphWith } from "../testing/shop.ts";
import { unanswerableChallenge } from "./unanswerable-challenge.ts";

const https = { port: 443, protocol: "https" } as const;

const listening = (...listeners: readonly { readonly port: number; readonly protocol: "http" | "https" }[]) => ({
  certificate: certificate({ domains: [parameter("domain")], issuer: "letsencrypt" }),
  edge: edge({ engine: "nginx", certificate: "certificate", routes: { "/*": "balancer" } }),
  balancer: balancer({ engine: "edge", listeners }),
});

describe("unanswerable challenge", () => {
  it("holds while the edge listens on port 80", () => {
    expect(brokenBy(unanswerableChallenge, {}, listening(https, { port: 80, protocol: "http" }))).toEqual([]);
  });

  it("says nothing of an edge that is nothing here", () => {
    const graph = shopGraphWith(listening(https));
    expect(brokenAt(unanswerableChallenge, edited(graph, "edge.edge", { engine: "none" }))).toEqual([]);
  });

  it("fires when port 80 is left to somebody else", () => {
    expect(brokenBy(unanswerableChallenge, {}, listening(https))).toEqual(["certificate.certificate"]);
  });
});
