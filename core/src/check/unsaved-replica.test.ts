import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { unsavedReplica } from "./unsaved-replica.ts";

const replicas = [{ region: "eu-central-1", purpose: "read" }];

describe("unsaved replica", () => {
  it("holds with backups", () => {
    expect(brokenBy(unsavedReplica, { database: { replicas } })).toEqual([]);
  });

  it("fires without them", () => {
    expect(brokenBy(unsavedReplica, { database: { replicas, backups: null } })).toEqual(["postgres.database"]);
  });
});
