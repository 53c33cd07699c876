import { describe, expect, it } from "vitest";
import { dns, host, parameter } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { slowNames } from "./slow-names.ts";

const kept = (ttl: "60s" | "48h", target: { to: string } | { cname: string } = { cname: "" }) => ({
  names: dns({ zone: parameter("domain"), records: { www: { ...target, ttl } } }),
});

const machine = host({ type: "t3.large", disk: "30GB", elasticAddress: true });

describe("slow names", () => {
  it("holds with short-lived answers, and where nothing is promised", () => {
    expect(brokenBy(slowNames, {}, kept("60s"))).toEqual([]);
    expect(brokenBy(slowNames, { objectives: { rto: null } }, kept("48h"))).toEqual([]);
  });

  it("holds where the answer is an alias, which Route 53 keeps for a minute whatever is said", () => {
    expect(brokenBy(slowNames, {}, kept("48h", { to: "edge" }))).toEqual([]);
    expect(brokenBy(slowNames, {}, kept("48h", { to: "balancer" }))).toEqual([]);
  });

  it("fires for the address of a machine", () => {
    expect(brokenBy(slowNames, {}, { machine, ...kept("48h", { to: "machine" }) })).toEqual(["dns.names"]);
  });

  it("fires when an answer outlives the promise", () => {
    expect(brokenBy(slowNames, {}, kept("48h"))).toEqual(["dns.names"]);
  });
});
