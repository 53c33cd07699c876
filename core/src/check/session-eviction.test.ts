import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { sessionEviction } from "./session-eviction.ts";

describe("session eviction", () => {
  it("holds while only keys with an end go", () => {
    expect(brokenAt(sessionEviction)).toEqual([]);
  });

  it("fires when any key may go", () => {
    expect(brokenBy(sessionEviction, { cache: { eviction: "allkeys-lru" } })).toEqual(["redis.cache"]);
  });
});
