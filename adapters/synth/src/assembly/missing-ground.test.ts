import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Graph, resourcesOf } from "@terrace/core/graph";
import { edge, parameter } from "@terrace/core/spec";
import { afterAll, describe, expect, it } from "vitest";
import { shopGraph, shopGraphWith, without } from "../../../../core/src/testing/shop.ts";
import { type Synthesis, synthesize } from "./synthesize.ts";

const out = mkdtempSync(join(tmpdir(), "terrace-ground-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const errors = (graph: Graph): Synthesis["diagnostics"] => {
  const { directory, diagnostics } = synthesize(graph, { out });
  expect(directory).toBeNull();
  expect(existsSync(join(out, "manifest.json"))).toBe(false);
  return diagnostics.filter(({ severity }) => severity === "error");
};

describe("a platform that stands on nothing", () => {
  it("is told of all that needs a network, each with a hint, where it has none", () => {
    const found = errors(shopGraphWith({ network: undefined }));
    expect(found.map(({ code, at }) => [code, at.path])).toEqual(
      ["balancer.balancer", "postgres.database", "redis.cache", "service.goods", "site.front", "worker.mailer"].map(
        (id) => ["TER-SYN-006", id],
      ),
    );
    expect(found.map(({ hint }) => hint)).toEqual(found.map(() => expect.stringContaining("network({")));
  });

  it("is told of content delivery without a route beside the missing network", () => {
    const domain = parameter("domain");
    const words = { edge: edge({ domain, engine: "cdn", routes: {} }) };
    expect(errors(shopGraphWith(words)).map(({ at }) => at.path)).toEqual(["edge.edge"]);
    const both = errors(shopGraphWith({ ...words, network: undefined })).map(({ at }) => at.path);
    expect(both).toContain("edge.edge");
    expect(both).toContain("service.goods");
  });

  it("is told of every other fact that nobody gives, instead of stopping at the first", () => {
    const shop = shopGraph();
    const secrets = resourcesOf(shop, "secret").map(({ id }) => id);
    const told = errors(without(shop, ...secrets));
    const missing = told.filter(({ code }) => code === "TER-SYN-006").map(({ at }) => at.path);
    expect(missing.length).toBeGreaterThan(1);
    expect(secrets).toEqual(expect.arrayContaining(missing));
  });
});
