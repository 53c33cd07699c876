import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { external, externalJson, password } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

describe("a secret", () => {
  it("can be given by a person, under a name of its own (STM-ENC-01, STM-ENC-02)", () => {
    const { graph } = shopWith({
      openai: external({ of: "OpenAI", name: "storymagic/openai-api-key" }),
      firebase: externalJson({ name: "storymagic/firebase-config" }),
    });
    expect(graph && findResource(graph, "secret", "secret.openai")).toEqual({
      kind: "secret",
      id: "secret.openai",
      form: "external",
      strength: 0,
      name: "storymagic/openai-api-key",
      rotateEvery: null,
      of: "OpenAI",
    });
    expect(graph && findResource(graph, "secret", "secret.firebase")).toMatchObject({ form: "json", strength: 0 });
  });

  it("of a database has its name and changes as often as stated (STM-ENC-03)", () => {
    const credentials = { name: "storymagic/database-credentials", rotateEvery: "30d" };
    const { graph } = shopWith({}, { database: { credentials } });
    expect(graph && findResource(graph, "secret", "secret.database-password")).toMatchObject({
      form: "password",
      strength: 32,
      name: "storymagic/database-credentials",
      rotateEvery: 2_592_000_000,
    });
  });

  it("has a strength of at least one byte", () => {
    const { diagnostics } = shopWith({ weak: password({ strength: 0 }) });
    expect(diagnostics).toMatchObject([{ code: "TER-SPEC-002", at: { path: "weak.strength" } }]);
  });
});
