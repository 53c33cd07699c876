import { describe, expect, it } from "vitest";
import { balancer, certificate, dns, parameter } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { uncertifiedName } from "./uncertified-name.ts";

const entrance = (...domains: readonly string[]) => ({
  balancer: balancer({ certificate: "certificate", listeners: [{ port: 443, protocol: "https" }] }),
  certificate: certificate({ domains }),
  names: dns({ zone: parameter("domain"), records: { "": "balancer", api: "balancer", www: { cname: "" } } }),
});

describe("uncertified name", () => {
  it("holds while every name is in the certificate, by itself or by a star", () => {
    expect(brokenBy(uncertifiedName, {}, entrance("shop.example", "www.shop.example", "api.shop.example"))).toEqual([]);
    expect(brokenBy(uncertifiedName, {}, entrance("shop.example", "*.shop.example"))).toEqual([]);
  });

  it("fires on each name that is not, also on one that is another name", () => {
    expect(brokenBy(uncertifiedName, {}, entrance("shop.example"))).toEqual(["dns.names", "dns.names"]);
    expect(brokenBy(uncertifiedName, {}, entrance("shop.example", "www.shop.example"))).toEqual(["dns.names"]);
  });
});
