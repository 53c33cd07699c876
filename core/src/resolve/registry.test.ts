import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { registry } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

describe("a registry", () => {
  it("has a repository for every process, and keeps images as stated (STM-STOR-02, BRQ-CICD-07)", () => {
    const { graph } = shopWith({ kept: registry({ keep: "30d", replication: ["us-west-2"] }) });
    expect(graph && findResource(graph, "registry", "registry.kept")).toEqual({
      kind: "registry",
      id: "registry.kept",
      repositories: ["shop/front", "shop/goods", "shop/mailer"],
      keep: 2_592_000_000,
      replication: ["us-west-2"],
      scan: true,
    });
  });
});
