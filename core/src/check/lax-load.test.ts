import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { laxLoad } from "./lax-load.ts";

const passing = (threshold: string) => ({
  operations: {
    loads: {
      rush: {
        runs: "shop",
        shape: "constant-users",
        start: 1,
        stages: [{ for: "5m", to: 1 }],
        thresholds: [threshold],
      },
    },
  },
});

describe("lax load", () => {
  it("holds while the test is as strict as the promise", () => {
    expect(brokenAt(laxLoad)).toEqual([]);
    expect(brokenBy(laxLoad, { ...passing("failed < 10 %"), objectives: { availability: null } })).toEqual([]);
  });

  it("fires when more may fail", () => {
    // The shop's own load passes; this one is beside it.
    expect(brokenBy(laxLoad, passing("failed < 0.2 %"))).toEqual([null]);
  });
});
