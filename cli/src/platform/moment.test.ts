import { describe, expect, it } from "vitest";
import { momentOf, spanOf } from "./moment.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 3, 7);

describe("momentOf", () => {
  it.each([
    ["15m", NOW - 900_000],
    ["2026-11-21T14:00:00Z", Date.UTC(2026, 10, 21, 14)],
    ["2026-11-21T15:00+01:00", Date.UTC(2026, 10, 21, 14)],
    ["2026-11-21 14:00", new Date(2026, 10, 21, 14).getTime()],
    ["2026-11-21", new Date(2026, 10, 21).getTime()],
  ])("reads %s", (text, moment) => {
    expect(momentOf(text, NOW)).toBe(moment);
  });

  it.each(["yesterday", "2026-13-40", "12", ""])("refuses %j", (text) => {
    expect(() => momentOf(text, NOW)).toThrow("not a duration and not a time");
  });
});

describe("spanOf", () => {
  it("has open ends, and refuses one that is turned round", () => {
    expect(spanOf({})).toEqual({ since: null, until: null });
    expect(() => spanOf({ since: "5m", until: "10m" })).toThrow("--since is later than --until");
  });
});
