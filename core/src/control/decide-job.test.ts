import { describe, expect, it } from "vitest";
import { parseSchedule } from "../units/index.ts";
import { decideJob } from "./decide-job.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 21, 12);

const hourly = schedule("cron(0 * * * ? *)");
const decide = (handled: number, now: number, which = hourly) => decideJob(which, handled, { now, grace: MINUTE });

describe("decideJob", () => {
  it("waits until the moment, runs at it, and not again", () => {
    expect(decide(NOON - 1, NOON - 1)).toMatchObject({ due: null, missed: 0, next: NOON });
    const first = decide(NOON - 1, NOON + 300);
    expect(first).toEqual({ due: NOON, missed: 0, handled: NOON, next: NOON + HOUR });
    expect(decide(first.handled, NOON + 1_300)).toMatchObject({ due: null, missed: 0, next: NOON + HOUR });
  });

  it("tells what was due while nobody looked, and makes up for nothing", () => {
    expect(decide(NOON - 3 * HOUR, NOON + 10 * MINUTE)).toEqual({
      due: null,
      missed: 3,
      handled: NOON,
      next: NOON + HOUR,
    });
    expect(decide(NOON - 3 * HOUR, NOON + 30_000)).toMatchObject({ due: NOON, missed: 2 });
  });

  it("never runs twice for one moment when the clock jumps back", () => {
    const { handled } = decide(NOON - 1, NOON + 100);
    for (let now = NOON - 20 * MINUTE; now < NOON + 5 * MINUTE; now += MINUTE)
      expect(decide(handled, now)).toMatchObject({ due: null, missed: 0, next: NOON + HOUR });
    expect(decide(handled, NOON + HOUR)).toMatchObject({ due: NOON + HOUR });
  });

  it("goes on by the right clock after one that stood years ahead", () => {
    expect(decide(NOON + 900 * DAY, NOON)).toMatchObject({ due: null, missed: 0, next: NOON + HOUR });
  });

  it("runs what a jump ahead has just reached, and tells the rest", () => {
    expect(decide(NOON - 1, NOON + 5 * HOUR + 1_000)).toMatchObject({ due: NOON + 5 * HOUR, missed: 5 });
  });

  it("counts a rate from the run before", () => {
    const rate = schedule("rate(10 minutes)");
    expect(decide(NOON, NOON + 9 * MINUTE, rate)).toMatchObject({ due: null, next: NOON + 10 * MINUTE });
    expect(decide(NOON, NOON + 10 * MINUTE, rate)).toMatchObject({ due: NOON + 10 * MINUTE, missed: 0 });
    expect(decide(NOON, NOON + 36 * MINUTE, rate)).toMatchObject({ due: null, missed: 3, handled: NOON + 30 * MINUTE });
  });

  it("finds the latest moment also after a year", () => {
    const { missed, handled, due } = decide(NOON - 365 * DAY, NOON + 5 * MINUTE);
    expect({ missed, handled, due }).toEqual({ missed: 1_000, handled: NOON, due: null });
  });
});

function schedule(text: string) {
  const found = parseSchedule(text);
  if (found === undefined) throw new Error(text);
  return found;
}
