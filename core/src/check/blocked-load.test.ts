import { describe, expect, it } from "vitest";

import { rateLimit, waf } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { blockedLoad } from "./blocked-load.ts";

const arriving = (to: number) => ({
  operations: { loads: { rush: { runs: "shop", shape: "ramping-rate", start: 0, stages: [{ for: "5m", to }] } } },
});

describe("blocked load", () => {
  it("holds below the limit, and where users come and go", () => {
    expect(brokenAt(blockedLoad)).toEqual([]);
    expect(brokenBy(blockedLoad, arriving(6))).toEqual([]);
  });

  it("fires at the edge's limit and at the firewall's", () => {
    expect(brokenBy(blockedLoad, arriving(1_000))).toEqual([null]);
    const firewall = waf({ guards: "edge", rules: [rateLimit({ requests: 2_000, per: "5m" })] });
    const open = { ...arriving(1_000), edge: { rateLimits: { "/*": null } } };
    expect(brokenBy(blockedLoad, open)).toEqual([]);
    expect(brokenBy(blockedLoad, open, { firewall })).toEqual([null]);
  });
});
