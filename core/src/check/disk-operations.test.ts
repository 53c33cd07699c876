import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { diskOperations } from "./disk-operations.ts";

const storage = (size: string, iops: number, type = "gp3") => ({
  database: { storage: { size, growTo: size, iops, type } },
});

describe("disk operations", () => {
  it("holds within what a large disk takes, and where nobody asks", () => {
    expect(brokenAt(diskOperations)).toEqual([]);
    expect(brokenBy(diskOperations, storage("1TB", 20_000))).toEqual([]);
  });

  it("fires on a small disk, on too many, on too few and on gp2", () => {
    for (const wrong of [
      storage("100GB", 12_000),
      storage("1TB", 70_000),
      storage("1TB", 5_000),
      storage("1TB", 3_000, "gp2"),
    ])
      expect(brokenBy(diskOperations, wrong)).toEqual(["postgres.database"]);
  });
});
