import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { cachedCredentials } from "./cached-credentials.ts";

const api = (words: object) => ({ edge: { routes: { "/api/*": { to: "balancer", ...words } } } });

describe("cached credentials", () => {
  it("holds with one of the two", () => {
    expect(brokenBy(cachedCredentials, api({ cache: "5m" }))).toEqual([]);
    expect(brokenBy(cachedCredentials, api({ forward: "all" }))).toEqual([]);
  });

  it("fires on both", () => {
    expect(brokenBy(cachedCredentials, api({ cache: "5m", forward: "all" }))).toEqual(["edge.edge"]);
  });
});
