import { describe, expect, it } from "vitest";
import { findResource, resourcesOf } from "../graph/index.ts";
import { key } from "../spec/index.ts";
import { shopGraph, shopWith } from "../testing/shop.ts";

const encrypted = {
  database: { encryption: "customer-key" },
  cache: { encryption: { rest: "customer-key" } },
  images: { encryption: "kms" },
};

describe("a key", () => {
  it("comes once with everything that is encrypted with it (BRQ-ENC-01, STM-DB-08, WEB-ENC-02)", () => {
    const { graph } = shopWith({}, encrypted);
    expect(graph && resourcesOf(graph, "key")).toEqual([{ kind: "key", id: "key.main", rotates: true }]);
    expect(graph && findResource(graph, "postgres", "postgres.database")?.key).toBe("key.main");
    expect(graph && findResource(graph, "redis", "redis.cache")).toMatchObject({
      key: "key.main",
      encryption: { rest: true },
    });
    expect(graph && findResource(graph, "bucket", "bucket.images")?.key).toBe("key.main");
  });

  it("is not there where nothing asks for one", () => {
    expect(resourcesOf(shopGraph(), "key")).toEqual([]);
  });

  it("is the one that the platform describes", () => {
    const { graph } = shopWith({ vault: key({ rotates: false }) }, encrypted);
    expect(graph && resourcesOf(graph, "key")).toEqual([{ kind: "key", id: "key.vault", rotates: false }]);
    expect(graph && findResource(graph, "postgres", "postgres.database")?.key).toBe("key.vault");
  });

  it("has to be told apart from others", () => {
    const { diagnostics } = shopWith({ one: key(), two: key() }, { database: { encryption: "customer-key" } });
    expect(diagnostics).toMatchObject([
      { code: "TER-RES-004", at: { path: "environments.large.database.encryption" } },
    ]);
  });
});
