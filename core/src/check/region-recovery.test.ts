import { describe, expect, it } from "vitest";
import { standby } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { regionRecovery } from "./region-recovery.ts";

const promise = { objectives: { recovery: { region: { rto: "4h", by: "the second region" } } } };

describe("recovery of a region", () => {
  it("holds with something in another region, and where nothing is promised", () => {
    expect(brokenAt(regionRecovery)).toEqual([]);
    const recovery = standby({ region: "eu-west-1", readiness: "pilot-light" });
    expect(brokenBy(regionRecovery, promise, { recovery })).toEqual([]);
    expect(brokenBy(regionRecovery, { ...promise, database: { backups: { copyTo: ["eu-west-1"] } } })).toEqual([]);
  });

  it("fires when everything stands in one", () => {
    expect(brokenBy(regionRecovery, promise)).toEqual([null]);
  });
});
