import { describe, expect, it } from "vitest";
import { secretsNeeded } from "../../plan/secrets-needed.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { breakOf, useOf } from "./secret-use.ts";

describe("what a secret is for", () => {
  it("follows from who has it in the graph", () => {
    const uses = secretsNeeded(SMALL_GRAPH).map(({ id }) => [id, useOf(SMALL_GRAPH, id).kind]);
    expect(Object.fromEntries(uses)).toMatchObject({
      "secret.cache": "cache",
      "secret.database": "database-superuser",
      "secret.media": "media-signing",
      "role.database-owner": "database-owner",
      "role.films": "database-role",
      "role.encoder": "database-role",
    });
  });

  it("says what would end for those that cannot be changed unnoticed, and for no other", () => {
    const breaking = secretsNeeded(SMALL_GRAPH).filter(({ id }) => breakOf(useOf(SMALL_GRAPH, id)) !== null);
    expect(breaking.map(({ id }) => id)).toEqual(["secret.media"]);
  });
});
