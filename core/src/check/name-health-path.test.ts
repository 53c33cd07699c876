import { describe, expect, it } from "vitest";
import { dns, parameter } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { nameHealthPath } from "./name-health-path.ts";

const asking = (path: string) => ({
  names: dns({
    zone: parameter("domain"),
    records: { "": [{ to: "edge", failover: "primary", health: { path } }] },
  }),
});

describe("health path of a name", () => {
  it("holds while tasks answer there", () => {
    expect(brokenBy(nameHealthPath, {}, asking("/health"))).toEqual([]);
  });

  it("fires when nobody does", () => {
    expect(brokenBy(nameHealthPath, {}, asking("/status"))).toEqual(["dns.names"]);
  });
});
