import { describe, expect, it } from "vitest";
import { brokenAt } from "../testing/broken-at.ts";
import { edited, shopGraph } from "../testing/shop.ts";
import { hastyDrain } from "./hasty-drain.ts";

const draining = (drain: number) => edited(shopGraph(), "service.goods", { protocol: "websocket", drain });

describe("hasty drain", () => {
  it("holds for requests, and with half of the balancer's patience", () => {
    expect(brokenAt(hastyDrain)).toEqual([]);
    expect(brokenAt(hastyDrain, draining(30_000))).toEqual([]);
  });

  it("fires when open connections are cut before", () => {
    expect(brokenAt(hastyDrain, draining(29_000))).toEqual(["service.goods"]);
  });
});
