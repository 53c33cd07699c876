import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextOf, parseSchedule, type Schedule } from "./schedule.ts";

const FRIDAY = "2026-11-20T10:07:30Z";

const following = (text: string, from = FRIDAY, count = 3): readonly string[] => {
  const schedule = known(text);
  const found: string[] = [];
  for (let at = Date.parse(from); found.length < count; ) {
    const next = nextOf(schedule, at);
    if (next === null) break;
    found.push(new Date(next).toISOString().replace(":00.000Z", ""));
    at = next;
  }
  return found;
};

function known(text: string): Schedule {
  const schedule = parseSchedule(text);
  if (schedule === undefined) throw new Error(`${text} was not read`);
  return schedule;
}

describe("nextOf", () => {
  it.each([
    ["cron(0 3 * * ? *)", ["2026-11-21T03:00", "2026-11-22T03:00", "2026-11-23T03:00"]],
    ["cron(0/15 * * * ? *)", ["2026-11-20T10:15", "2026-11-20T10:30", "2026-11-20T10:45"]],
    ["cron(30 9-10 ? * MON-FRI *)", ["2026-11-20T10:30", "2026-11-23T09:30", "2026-11-23T10:30"]],
    ["cron(0 0 1 JAN,JUL ? *)", ["2027-01-01T00:00", "2027-07-01T00:00", "2028-01-01T00:00"]],
    ["cron(0 12 L * ? *)", ["2026-11-30T12:00", "2026-12-31T12:00", "2027-01-31T12:00"]],
    ["cron(0 8 ? * 2#1 *)", ["2026-12-07T08:00", "2027-01-04T08:00", "2027-02-01T08:00"]],
    ["cron(0 8 ? * 6L *)", ["2026-11-27T08:00", "2026-12-25T08:00", "2027-01-29T08:00"]],
    ["cron(0 0 29 2 ? *)", ["2028-02-29T00:00", "2032-02-29T00:00", "2036-02-29T00:00"]],
    ["cron(59 23 31 12 ? 2026)", ["2026-12-31T23:59"]],
  ])("%s", (text, moments) => {
    expect(following(text)).toEqual(moments);
  });

  it("is so much later for a rate", () => {
    expect(following("rate(1 day)", "2026-11-20T10:07:00Z", 1)).toEqual(["2026-11-21T10:07"]);
    expect(nextOf(known("rate(5 minutes)"), 0)).toBe(300_000);
  });

  it("is always later, and due at a minute that the schedule names (property: SCHEDULE-NEXT)", () => {
    const schedule = known("cron(7/20 2,14 ? * TUE,SAT *)");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (after) => {
        const next = nextOf(schedule, after) ?? 0;
        const at = new Date(next);
        expect(next).toBeGreaterThan(after);
        expect([[7, 27, 47].includes(at.getUTCMinutes()), [2, 14].includes(at.getUTCHours())]).toEqual([true, true]);
        expect([2, 6]).toContain(at.getUTCDay());
        expect(next - after).toBeLessThan(5 * 86_400_000);
      }),
    );
  });
});

describe("parseSchedule", () => {
  it.each([
    "",
    "every day",
    "rate(0 minutes)",
    "rate(1 days)",
    "rate(5 minute)",
    "cron(0 3 * * *)",
    "cron(0 3 * * * *)",
    "cron(0 3 ? * ? *)",
    "cron(60 3 * * ? *)",
    "cron(0 24 * * ? *)",
    "cron(0 3 32 * ? *)",
    "cron(5-1 3 * * ? *)",
    "cron(0/0 3 * * ? *)",
    "cron(0 3 15W * ? *)",
  ])("does not take %s", (text) => {
    expect(parseSchedule(text)).toBeUndefined();
  });
});
