import { describe, expect, it } from "vitest";
import { standby } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { overlappingStandby } from "./overlapping-standby.ts";

const addressed = (words: object) => ({ recovery: standby({ region: "eu-west-1", readiness: "warm", ...words }) });

describe("overlapping standby", () => {
  it("holds with the block after the network's", () => {
    expect(brokenBy(overlappingStandby, {}, addressed({}))).toEqual([]);
  });

  it("fires on the network's own", () => {
    expect(brokenBy(overlappingStandby, {}, addressed({ cidr: "10.0.0.0/16" }))).toEqual(["standby.recovery"]);
  });
});
