import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { shortLivedReplica } from "./short-lived-replica.ts";

const replicaKeeping = (keep: string) => ({
  database: { replicas: [{ region: "eu-west-1", purpose: "recovery", keep }] },
});

describe("short-lived replica", () => {
  it("holds while both keep alike", () => {
    expect(brokenAt(shortLivedReplica)).toEqual([]);
    expect(brokenBy(shortLivedReplica, replicaKeeping("7d"))).toEqual([]);
  });

  it("fires when the promoted one keeps less", () => {
    expect(brokenBy(shortLivedReplica, replicaKeeping("6d"))).toEqual(["postgres.database"]);
  });
});
