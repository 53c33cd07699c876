import { describe, expect, it } from "vitest";
import { shopWith } from "../testing/shop.ts";

const said = (words: object, environment: object = {}) =>
  shopWith(words, environment).diagnostics.map(({ code, at }) => `${code} ${at.path}`);

describe("retention", () => {
  it("is what RDS and ElastiCache keep backups for", () => {
    expect(said({}, { database: { backups: { keep: "1d" } }, cache: { backups: { keep: "35d" } } })).toEqual([]);
    expect(said({}, { database: { backups: { keep: "12h" } }, cache: { backups: { keep: "36d" } } })).toEqual([
      "TER-RES-018 environments.large.database.backups.keep",
      "TER-RES-018 environments.large.cache.backups.keep",
    ]);
  });

  it("is what CloudWatch keeps lines for, and said once of a log that several write to", () => {
    const kept = (retention: string) => ({ logs: { all: { retention } }, services: { "*": { log: "all" } } });
    expect(said({}, kept("3653d"))).toEqual([]);
    expect(said({}, kept("3654d"))).toEqual(["TER-RES-018 environments.large.logs.all.retention"]);
    expect(said({}, kept("6h"))).toEqual(["TER-RES-018 environments.large.logs.all.retention"]);
  });

  it("leaves buckets alone, and what stands on one machine", () => {
    expect(said({}, { images: { backups: { keep: "1y" } } })).toEqual([]);
    expect(said({}, { target: "local", region: undefined, database: { backups: { keep: "36d" } } })).toEqual([]);
  });
});
