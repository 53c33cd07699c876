import { describe, expect, it } from "vitest";
import { search } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { endedVersion } from "./ended-version.ts";

const cluster = { engine: "opensearch", node: "r6g.large.search", storage: "20GB" } as const;

describe("ended version", () => {
  it("holds with what the provider has, and with a major version alone", () => {
    expect(brokenAt(endedVersion)).toEqual([]);
    expect(brokenBy(endedVersion, { database: { version: "15" } })).toEqual([]);
    expect(brokenBy(endedVersion, {}, { find: search({ ...cluster, version: "2.19" }) })).toEqual([]);
  });

  it("fires on a minor that was raised by force, and on a major without support", () => {
    expect(brokenBy(endedVersion, { database: { version: "15.4" } })).toEqual(["postgres.database"]);
    expect(brokenBy(endedVersion, { database: { version: "13.20" } })).toEqual(["postgres.database"]);
  });

  it("fires on a Redis after the last one, not on Valkey", () => {
    expect(brokenBy(endedVersion, { cache: { version: "7.2" } })).toEqual(["redis.cache"]);
    expect(brokenBy(endedVersion, { cache: { version: "8.0", engine: "valkey" } })).toEqual([]);
  });

  it("fires on a version of Elasticsearch", () => {
    expect(brokenBy(endedVersion, {}, { find: search({ ...cluster, version: "8.11" }) })).toEqual(["search.find"]);
    expect(brokenBy(endedVersion, {}, { find: search({ ...cluster, version: "2.9" }) })).toEqual(["search.find"]);
  });
});
