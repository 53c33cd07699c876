import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { unreachableRate } from "./unreachable-rate.ts";

const asking = (rate: number) => ({
  operations: {
    loads: {
      rush: {
        runs: "shop",
        shape: "ramping-rate",
        start: 0,
        stages: [{ for: "5m", to: 100 }],
        thresholds: [`http_reqs rate > ${rate}`],
      },
    },
  },
});

describe("unreachable rate", () => {
  it("holds up to what the stages make", () => {
    expect(brokenAt(unreachableRate)).toEqual([]);
    expect(brokenBy(unreachableRate, asking(50))).toEqual([]);
  });

  it("fires above the mean", () => {
    expect(brokenBy(unreachableRate, asking(51))).toEqual([null]);
  });
});
