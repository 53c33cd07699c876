import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BackupRules, backupsToForget, type KeptBackup, nextBackupAt } from "./keep-backups.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 21, 12);

const daily: BackupRules = { every: DAY, keep: 7 * DAY, window: null, continuous: true };

const weekly: BackupRules = { ...daily, every: 7 * DAY };

const made = (...ages: readonly number[]): readonly KeptBackup[] =>
  ages.map((age, index) => ({ id: String(index), startedAt: NOON - age, finishedAt: NOON - age }));

describe("nextBackupAt", () => {
  it("is now where there is no copy", () => {
    expect(nextBackupAt([], daily, NOON)).toBe(NOON);
  });

  it("is an interval after the last one, overdue or not", () => {
    expect(nextBackupAt(made(DAY * 2, 5 * HOUR), daily, NOON)).toBe(NOON - 5 * HOUR + DAY);
    expect(nextBackupAt(made(DAY * 2), daily, NOON)).toBe(NOON - DAY);
  });

  it("moves a daily copy into its window, sooner rather than later, and stays there", () => {
    const window = { start: 3 * HOUR, end: 4 * HOUR };
    const three = Date.UTC(2026, 10, 22, 3);
    expect(nextBackupAt(made(0), { ...daily, window }, NOON)).toBe(three);
    const atThree = [{ id: "a", startedAt: three, finishedAt: three }];
    expect(nextBackupAt(atThree, { ...daily, window }, three + HOUR)).toBe(three + DAY);
    expect(nextBackupAt(made(0), { ...daily, every: HOUR, window }, NOON)).toBe(NOON + HOUR);
  });

  it("takes a copy from the future as made now: a clock that jumped back must not stop copying", () => {
    expect(nextBackupAt(made(-400 * DAY), daily, NOON)).toBe(NOON + DAY);
  });
});

describe("backupsToForget", () => {
  it("keeps the one copy from before the span, from which its oldest moments are restored", () => {
    expect(backupsToForget(made(9 * DAY, 8 * DAY, 6 * DAY, DAY), weekly, NOON)).toEqual(["0"]);
  });

  it("lets go of every old copy without a log, but never of the last one", () => {
    const snapshots = { ...weekly, continuous: false };
    expect(backupsToForget(made(9 * DAY, 8 * DAY, 6 * DAY), snapshots, NOON)).toEqual(["1", "0"]);
    expect(backupsToForget(made(9 * DAY, 8 * DAY), snapshots, NOON)).toEqual(["0"]);
  });

  it("keeps as many as are made in the span whatever their age, so that a clock which jumps ahead takes none", () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((days) => days * DAY);
    const snapshots = { ...daily, continuous: false };
    expect(backupsToForget(made(...week), snapshots, NOON + 30 * DAY)).toEqual([]);
    expect(backupsToForget(made(-30 * DAY, ...week), snapshots, NOON + 30 * DAY)).toEqual(["7"]);
    expect(backupsToForget(made(...week, 8 * DAY, 9 * DAY), snapshots, NOON)).toEqual(["7", "8"]);
  });

  it("never leaves a moment of the span without a copy before it, if there was one (property: BACKUP-KEEP)", () => {
    const ages = fc.array(fc.integer({ min: 0, max: 30 * DAY }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ages, fc.integer({ min: 0, max: 7 * DAY }), (all, age) => {
        const backups = made(...all);
        const gone = backupsToForget(backups, weekly, NOON);
        const before = (list: readonly KeptBackup[]) => list.some(({ finishedAt }) => finishedAt <= NOON - age);
        expect(before(backups.filter(({ id }) => !gone.includes(id)))).toBe(before(backups));
      }),
    );
  });
});
