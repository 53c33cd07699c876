import { describe, expect, it } from "vitest";
import { rateLimit, waf } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { edited, shopGraph } from "../testing/shop.ts";
import { unlimitedEntrance } from "./unlimited-entrance.ts";

const open = { edge: { rateLimits: { "/*": null } } };

describe("unlimited entrance", () => {
  it("holds with a limit at the edge or in a firewall", () => {
    expect(brokenAt(unlimitedEntrance)).toEqual([]);
    const firewall = waf({ guards: "edge", rules: [rateLimit({ requests: 2_000 })] });
    expect(brokenBy(unlimitedEntrance, open, { firewall })).toEqual([]);
  });

  it("holds with a limit in a firewall of the balancer itself", () => {
    const firewall = waf({ guards: "balancer", rules: [rateLimit({ requests: 2_000 })] });
    expect(brokenBy(unlimitedEntrance, open, { firewall })).toEqual([]);
  });

  it("fires where the limit stands before another entrance", () => {
    const elsewhere = edited(shopGraph(), "edge.edge", { routes: [] });
    expect(brokenAt(unlimitedEntrance, elsewhere)).toEqual(["balancer.balancer"]);
  });

  it("fires without any", () => {
    expect(brokenBy(unlimitedEntrance, open)).toEqual(["balancer.balancer"]);
  });
});
