import type { BackupReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { backupText } from "./backup.ts";

const NOW = Date.parse("2026-11-21T19:00:00Z");

const report: BackupReport = {
  database: "postgres",
  folder: "/state/backups/postgres",
  every: 86_400_000,
  keep: 604_800_000,
  lossBound: 300_000,
  bases: [
    {
      id: "20261121T183000Z",
      startedAt: "2026-11-21T18:30:00.000Z",
      finishedAt: "2026-11-21T18:30:04.100Z",
      size: 48_549_068,
      firstSegment: "000000010000000000000002",
      lastSegment: "000000010000000000000002",
      objects: { folder: "/state/backups/postgres/objects/20261121T183000Z", count: 14 },
      verification: { at: "2026-11-21T18:40:00.000Z", error: null, duration: 6_800 },
    },
  ],
  archive: {
    segments: 4,
    size: 420_864,
    first: "000000010000000000000002",
    last: "000000010000000000000005",
    lastArchivedAt: "2026-11-21T18:55:00.000Z",
    failing: null,
    dropped: [],
  },
  windows: [{ from: "2026-11-21T18:30:04.100Z", to: "2026-11-21T18:55:00.000Z" }],
  busy: null,
  nextAt: "2026-11-22T18:30:00.000Z",
  failure: null,
};

describe("backupText", () => {
  it("shows copies, the log and the moments that they reach", () => {
    const { terminal } = recordedTerminal({ columns: 100 });
    expect(backupText([report], terminal, NOW)).toMatchInlineSnapshot(`
      "
        postgres  every 1d, kept 7d

        Copy                  Age   Took     Size  Objects  Log               Tested
        20261121T183000Z  29m 55s  4.1 s  46.3 MB       14  0000000000000002  good, 20m ago

        Restore  2026-11-21T18:30:04.100Z … 2026-11-21T18:55:00.000Z
                 and to any moment up to now while the database runs
        Log      4 pieces, 411 KB: 0000000000000002–00000005  to lose 5m at most
        Next     in 23h 30m
        Folder   /state/backups/postgres  on this machine's disk: not a copy elsewhere

      "
    `);
  });

  it("says when the archive takes no log, and does not promise the present then", () => {
    const { terminal } = recordedTerminal({ columns: 100 });
    const failing = { segment: "000000010000000000000006", at: "2026-11-21T18:58:00.000Z", error: "the disk is full" };
    const archive = report.archive && { ...report.archive, failing, dropped: ["000000010000000000000006"] };
    const text = backupText([{ ...report, archive }], terminal, NOW);
    expect(text).toContain("nothing reaches the archive since 000000010000000000000006: the disk is full");
    expect(text).toContain("1 piece was given up, the first 000000010000000000000006");
    expect(text).not.toContain("up to now");
  });
});
