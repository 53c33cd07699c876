import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { replicaScaling } from "./replica-scaling.ts";

describe("replica scaling", () => {
  it("holds with replicas that are named", () => {
    expect(brokenBy(replicaScaling, { database: { replicas: [{ region: "eu-central-1", purpose: "read" }] } })).toEqual(
      [],
    );
  });

  it("fires when their number is to follow the load", () => {
    expect(brokenBy(replicaScaling, { database: { replicaScale: { replicas: [1, 5], cpu: "70%" } } })).toEqual([
      "postgres.database",
    ]);
  });
});
