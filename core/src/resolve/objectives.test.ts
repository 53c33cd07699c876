import { describe, expect, it } from "vitest";
import { shopWith } from "../testing/shop.ts";

describe("what is promised", () => {
  it("is by what is lost, from what is lost often to what is lost seldom (ATL-DR-11..14)", () => {
    const recovery = {
      region: { rto: "4h", rpo: "1h", by: "the second region", requirement: "ATL-DR-14" },
      task: { rto: "5m", rpo: "0s", by: "the service" },
      zone: null,
    };
    expect(shopWith({ objectives: { recovery } }).graph?.objectives.recovery).toEqual([
      { failure: "task", rto: 300_000, rpo: 0, by: "the service", requirement: null },
      { failure: "region", rto: 14_400_000, rpo: 3_600_000, by: "the second region", requirement: "ATL-DR-14" },
    ]);
  });

  it("is any other figure, in the unit that it is written in (BRQ-KPI-01, BRQ-KPI-02)", () => {
    const targets = {
      "cache hits": { above: "85%", requirement: "BRQ-KPI-01" },
      "daily transfer": { atLeast: "10TB" },
      users: { atLeast: 100_000, unit: "users" },
      "video start": { below: "1s" },
      nothing: null,
    };
    expect(shopWith({ objectives: { targets } }).graph?.objectives.targets).toEqual([
      { what: "cache hits", comparison: ">", value: 0.85, unit: "ratio", requirement: "BRQ-KPI-01" },
      { what: "daily transfer", comparison: ">=", value: 10 * 1_024 ** 4, unit: "bytes", requirement: null },
      { what: "users", comparison: ">=", value: 100_000, unit: "users", requirement: null },
      { what: "video start", comparison: "<", value: 1_000, unit: "milliseconds", requirement: null },
    ]);
  });

  it("is one figure at a time", () => {
    const { diagnostics } = shopWith({ objectives: { targets: { start: { below: "1s", atMost: "2s" }, idle: {} } } });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.path}`)).toEqual([
      "TER-RES-011 objectives.targets.idle",
      "TER-RES-011 objectives.targets.start",
    ]);
  });
});
