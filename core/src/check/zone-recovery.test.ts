import { describe, expect, it } from "vitest";
import { host } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { zoneRecovery } from "./zone-recovery.ts";

const objectives = { recovery: { zone: { rto: "10m", by: "the other zone" } } };

describe("recovery of a zone", () => {
  it("holds with a standby in the other zone", () => {
    expect(brokenBy(zoneRecovery, { objectives })).toEqual([]);
  });

  it("fires on a database in one zone, and on a machine", () => {
    expect(brokenBy(zoneRecovery, { objectives, database: { multiZone: false } })).toEqual(["postgres.database"]);
    const machine = host({ type: "t3.large", disk: "30GB" });
    expect(brokenBy(zoneRecovery, { objectives }, { machine })).toEqual(["host.machine"]);
  });
});
