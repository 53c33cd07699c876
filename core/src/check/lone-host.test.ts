import { describe, expect, it } from "vitest";
import { host } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { loneHost } from "./lone-host.ts";

const machine = host({ type: "t3.large", disk: "30GB" });

describe("lone host", () => {
  it("holds without one, and where less is promised", () => {
    expect(brokenAt(loneHost)).toEqual([]);
    expect(brokenBy(loneHost, { objectives: { availability: "99%" } }, { machine })).toEqual([]);
  });

  it("fires where more is promised", () => {
    expect(brokenBy(loneHost, {}, { machine })).toEqual(["host.machine"]);
  });
});
