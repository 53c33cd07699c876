import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { regionRecoveryPoint } from "./region-recovery-point.ts";

const objectives = { recovery: { region: { rpo: "1h", by: "the second region" } } };

describe("recovery point of a region", () => {
  it("holds with a replica there, with copies often enough, and where nothing is promised", () => {
    expect(brokenAt(regionRecoveryPoint)).toEqual([]);
    const replicas = [{ region: "eu-west-1", purpose: "recovery" }];
    expect(brokenBy(regionRecoveryPoint, { objectives, database: { replicas } })).toEqual([]);
    const backups = { every: "1h", copyTo: ["eu-west-1"] };
    expect(brokenBy(regionRecoveryPoint, { objectives, database: { backups } })).toEqual([]);
  });

  it("fires on daily copies, and on none", () => {
    const backups = { every: "1d", copyTo: ["eu-west-1"] };
    expect(brokenBy(regionRecoveryPoint, { objectives, database: { backups } })).toEqual(["postgres.database"]);
    expect(brokenBy(regionRecoveryPoint, { objectives })).toEqual(["postgres.database"]);
  });
});
