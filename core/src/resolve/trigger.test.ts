import { describe, expect, it } from "vitest";
import { definePlatform } from "../spec/index.ts";
import { shop, shopWith } from "../testing/shop.ts";
import { resolvePlatform } from "./resolve-platform.ts";

const metrics = { "active-users": { unit: "count" } };

const triggered = (words: object) => shopWith({ metrics }, { triggers: { growing: { to: "large", ...words } } });

const findings = (words: object) => triggered(words).diagnostics.map(({ code, at }) => `${code} ${at.path}`);

describe("what calls for another environment", () => {
  it("is a measurement that holds for a time (ATL-P2-02)", () => {
    const words = { metric: "database.cpu", above: "70%", sustained: "7d", requirement: "ATL-P2-02" };
    expect(triggered(words).graph?.triggers).toEqual([
      {
        kind: "metric",
        id: "growing",
        to: "large",
        direction: "climb",
        requirement: "ATL-P2-02",
        of: "postgres.database",
        metric: "database.cpu",
        comparison: ">",
        threshold: 0.7,
        unit: "ratio",
        sustained: 604_800_000,
        source: "CloudWatch",
      },
    ]);
  });

  it("is a measurement of the platform's own (ATL-P3-03)", () => {
    expect(triggered({ metric: "active-users", above: 1_000 }).graph?.triggers).toMatchObject([
      { of: "metric.active-users", metric: "active-users", sustained: 0, source: "application metrics" },
    ]);
  });

  it("is a decision that somebody records (CON-ATL-22)", () => {
    const question = "Is a second region needed?";
    expect(triggered({ decision: question, direction: "step-down" }).graph?.triggers).toMatchObject([
      { kind: "decision", question, direction: "step-down", requirement: null },
    ]);
  });

  it("is not both: a decision has nothing that could be sustained (CON-ATL-22)", () => {
    expect(findings({ decision: "Really?", sustained: "7d" })).toEqual([
      "TER-RES-015 environments.large.triggers.growing.sustained",
    ]);
  });

  it("is one of the two, with one threshold, and leads to an environment", () => {
    const at = "environments.large.triggers.growing";
    expect(findings({})).toEqual([`TER-RES-015 ${at}`]);
    expect(findings({ metric: "database.cpu", above: "70%", decision: "Really?" })).toEqual([`TER-RES-015 ${at}`]);
    expect(findings({ metric: "database.cpu" })).toEqual([`TER-RES-011 ${at}`]);
    expect(findings({ metric: "database.cpu", above: 70 })).toEqual([`TER-RES-014 ${at}.above`]);
    expect(findings({ metric: "host.cpu", above: "70%" })).toEqual([`TER-RES-003 ${at}.metric`]);
    expect(findings({ metric: "users", above: 200 })).toEqual([`TER-RES-003 ${at}.metric`]);
    expect(findings({ to: "huge", decision: "Really?" })).toEqual([`TER-RES-003 ${at}.to`]);
  });

  it("is of the environment that says it, not of those that extend it", () => {
    const first = { ...(shop.environments.large as object), triggers: { grown: { to: "second", decision: "Grown?" } } };
    const platform = definePlatform(shop.words as never, { first, second: { extends: "first" } } as never);
    const triggers = (name: string) => resolvePlatform(platform, name).graph?.triggers.map(({ id }) => id);
    expect([triggers("first"), triggers("second")]).toEqual([["grown"], []]);
  });
});
