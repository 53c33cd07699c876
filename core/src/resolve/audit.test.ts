import { expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { audit } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

it("an audit trail covers every region and is kept for seven years (BRQ-LOG-04, DFZ-ENC-03, GAP-DFZ-07)", () => {
  const { graph } = shopWith({ trail: audit() });
  expect(graph && findResource(graph, "audit", "audit.trail")).toMatchObject({ everyRegion: true, log: "log.trail" });
  expect(graph && findResource(graph, "log", "log.trail")).toMatchObject({
    stream: "audit",
    retention: 2_557 * 86_400_000,
  });
});
