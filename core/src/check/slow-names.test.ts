import { describe, expect, it } from "vitest";
import { dns, parameter } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { slowNames } from "./slow-names.ts";

const kept = (ttl: "60s" | "48h") => ({
  names: dns({ zone: parameter("domain"), records: { "": [{ to: "edge", ttl }] } }),
});

describe("slow names", () => {
  it("holds with short-lived answers, and where nothing is promised", () => {
    expect(brokenBy(slowNames, {}, kept("60s"))).toEqual([]);
    expect(brokenBy(slowNames, { objectives: { rto: null } }, kept("48h"))).toEqual([]);
  });

  it("fires when an answer outlives the promise", () => {
    expect(brokenBy(slowNames, {}, kept("48h"))).toEqual(["dns.names"]);
  });
});
