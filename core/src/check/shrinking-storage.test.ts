import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { shrinkingStorage } from "./shrinking-storage.ts";

describe("shrinking storage", () => {
  it("holds while it grows", () => {
    expect(brokenAt(shrinkingStorage)).toEqual([]);
  });

  it("fires when it would end below its size", () => {
    expect(brokenBy(shrinkingStorage, { database: { storage: { size: "200GB" } } })).toEqual(["postgres.database"]);
  });
});
