import type { CopyReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { copiesText, testedCopiesText } from "./kept-copies.ts";

const NOW = Date.parse("2026-11-21T19:00:00Z");

const verification = { at: "2026-11-21T18:40:00.000Z", error: null, duration: 900 };

const cache: CopyReport = {
  ...{ kind: "redis", name: "redis", folder: "/state/backups/redis", every: 86_400_000, keep: 604_800_000 },
  copies: [
    {
      id: "20261121T183000Z",
      startedAt: "2026-11-21T18:30:00.000Z",
      finishedAt: "2026-11-21T18:30:05.000Z",
      size: 4_096,
      count: 12,
      verification,
    },
  ],
  ...{ busy: null, nextAt: "2026-11-22T18:30:00.000Z", failure: null },
};

describe("copiesText", () => {
  it("shows the copies of a cache, the next one and where they lie", () => {
    const { terminal } = recordedTerminal({ columns: 100 });
    expect(copiesText([cache], terminal, NOW)).toMatchInlineSnapshot(`
      "  redis  redis, every 1d, kept 7d

        Copy                  Age    Size  Keys  Tested
        20261121T183000Z  29m 55s  4.0 KB    12  good, 20m ago

        Next     in 23h 30m
        Folder   /state/backups/redis  on this machine's disk: not a copy elsewhere

      "
    `);
  });

  it("says why the last one failed", () => {
    const { terminal } = recordedTerminal({ columns: 100 });
    const failure = "No space left on device";
    expect(copiesText([{ ...cache, copies: [], failure }], terminal, NOW)).toContain("Failed   No space left");
  });
});

describe("testedCopiesText", () => {
  it("says what can be used and what cannot, and why", () => {
    const { terminal } = recordedTerminal({ columns: 100 });
    const [one] = cache.copies;
    if (one === undefined) throw new Error("the cache has a copy");
    const bad = { ...one, verification: { ...verification, error: "the checksum is another" } };
    const tested = [one, bad].map((copy) => ({ ...copy, kind: cache.kind, name: cache.name }));
    expect(testedCopiesText(tested, terminal.out.paint)).toMatchInlineSnapshot(`
      "  ✓ redis 20261121T183000Z is good: 12 keys were loaded by a server 0.9 s
        ✗ redis 20261121T183000Z cannot be used: the checksum is another 0.9 s
      "
    `);
  });
});
