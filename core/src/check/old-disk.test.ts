import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { oldDisk } from "./old-disk.ts";

describe("old disk", () => {
  it("holds with gp3", () => {
    expect(brokenAt(oldDisk)).toEqual([]);
  });

  it("fires on gp2", () => {
    expect(brokenBy(oldDisk, { database: { storage: { type: "gp2" } } })).toEqual(["postgres.database"]);
  });
});
