import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { unsaidRecovery } from "./unsaid-recovery.ts";

describe("unsaid recovery", () => {
  it("holds where the archive is said, and where there are no backups", () => {
    expect(brokenAt(unsaidRecovery)).toEqual([]);
    expect(brokenBy(unsaidRecovery, { database: { backups: null } })).toEqual([]);
  });

  it("fires on snapshots only", () => {
    expect(brokenBy(unsaidRecovery, { database: { backups: { continuous: null } } })).toEqual(["backup.database"]);
  });
});
