import { compareCosts } from "@terrace/price";
import { describe, expect, it } from "vitest";
import { A_MONTH, priceShop } from "../../../adapters/price/src/testing/priced-shop.ts";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { comparisonText } from "./cost-comparison.ts";
import { ladderText } from "./cost-ladder.ts";
import { costText } from "./cost-report.ts";
import { width } from "./width.ts";

const { terminal } = recordedTerminal({ columns: 110 });

describe("the text of a bill", () => {
  const text = costText(priceShop(), "mid", terminal);

  it("begins with the totals at three levels, and says how much is missing", () => {
    expect(
      text
        .split("\n")
        .slice(0, 8)
        .map((line) => line.trimEnd()),
    ).toEqual([
      "",
      "  shop  large · us-east-1",
      "",
      "                     low         mid        high",
      "  a month         288.06      382.09      582.29 USD",
      "  a year        3,456.72    4,585.08    6,987.48",
      "  not priced: 4",
      "",
    ]);
  });

  it("shows how each amount comes about, the largest resource first", () => {
    const heads = [...text.matchAll(/^ {2}(\S+\.\S+|secrets|log streams) +[█▏▎▍▌▋▊▉]/gm)].map(([, name]) => name);
    expect(heads.slice(0, 2)).toEqual(["postgres.database", "edge.edge"]);
    expect(text).toMatch(/db\.t4g\.medium, two zones +1 pair × 730 h × 0\.13 +94\.90/);
    expect(text).toMatch(/secret +4 × 1 secret × 0\.4 +1\.60/);
  });

  it("calls NAT and transfer by name", () => {
    expect(text).toContain("Of which NAT 70.20 (18 %), transfer 84.63 (22 %)");
  });

  it("names what is not priced, with what waits for it", () => {
    expect(text).toContain("Not priced: 4, which is not zero");
    expect(text).toContain("! s3.standard has no price for eu-west-1\n    bucket.images");
    expect(text).toContain("? bytes kept in backup.database\n    backup.database");
  });

  it("shows one column where nobody says how much is used", () => {
    const alone = costText(priceShop({ usage: null }), "mid", terminal);
    expect(alone).not.toMatch(/ low +mid +high/);
    expect(alone).toContain("Nobody says how much is used");
  });

  it("keeps to the width in its tables", () => {
    const narrow = costText(priceShop(), "mid", recordedTerminal({ columns: 80 }).terminal);
    const [, body = ""] = narrow.split("Where it goes");
    const table = body.split("\n\n")[0]?.split("\n") ?? [];
    expect(table.length).toBeGreaterThan(20);
    expect(Math.max(...table.slice(1).map(width))).toBeLessThanOrEqual(80);
  });

  it("gives a formula a line of its own where it does not fit beside its name", () => {
    const narrow = costText(priceShop(), "mid", recordedTerminal({ columns: 80 }).terminal);
    expect(narrow).toMatch(/ {4}CPU of tasks.* {2,}\d+\.\d\d\n {6}\S+ tasks? × \S+ vCPU × 730 h × 0\.04048\n/);
    expect(narrow).not.toMatch(/ × \S*…/);
  });
});

describe("two bills", () => {
  it("are compared by resource; what nobody decides by stands in one line", () => {
    const large = priceShop({
      patches: { "redis.cache": { nodeType: "cache.r6g.large" } },
      usage: { ...A_MONTH, messages: 1_100_000 },
    });
    const text = comparisonText(compareCosts(priceShop(), large), "mid", terminal);
    expect(text).toMatch(/redis\.cache +23\.76 +301\.16 +\+277\.40/);
    expect(text).toContain("and 1 of less than 1 USD: +0.12");
    expect(text).toContain("+277.52 USD a month, +3,330.24 a year");
    expect(text).toContain("not priced: 4 in large, 4 in large");
  });

  it("stand below each other as a ladder", () => {
    const text = ladderText([priceShop(), { ...priceShop({ usage: null }), environment: "bare" }], "mid", terminal);
    expect(text).toMatch(/large +288\.06 +382\.09 +582\.29 +4 +█{20}/);
    expect(text).toMatch(/bare +\d+\.\d\d +\d+ +█/);
  });
});
