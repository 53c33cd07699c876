import { describe, expect, it } from "vitest";
import { search } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { unevenSearch } from "./uneven-search.ts";

const find = (nodes: number, zoneAware = true) => ({
  find: search({ engine: "opensearch", version: "2.19", node: "r6g.large.search", nodes, zoneAware, storage: "20GB" }),
});
const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
const three = { network: { zones, subnets: { private: ["10.0.10.0/24", "10.0.11.0/24", "10.0.12.0/24"] } } };

describe("search nodes in zones", () => {
  it("holds where nodes fill two zones, three zones, or are to stand in one", () => {
    expect(brokenBy(unevenSearch, {}, find(2))).toEqual([]);
    expect(brokenBy(unevenSearch, three, find(3))).toEqual([]);
    expect(brokenBy(unevenSearch, {}, find(3, false))).toEqual([]);
  });

  it("fires on three nodes in two zones, on five, and on one that is to stand in several", () => {
    expect(brokenBy(unevenSearch, {}, find(3))).toEqual(["search.find"]);
    expect(brokenBy(unevenSearch, three, find(5))).toEqual(["search.find"]);
    expect(brokenBy(unevenSearch, {}, find(1))).toEqual(["search.find"]);
  });
});
