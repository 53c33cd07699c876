import { describe, expect, it } from "vitest";
import { parseSchedule } from "./schedule.ts";
import { timesADay } from "./times-a-day.ts";

const times = (text: string): number => {
  const schedule = parseSchedule(text);
  if (schedule === undefined) throw new Error(`${text} is no schedule`);
  return timesADay(schedule);
};

describe("timesADay", () => {
  it("counts rates, hours and minutes, and days of the week and of the year by their shares", () => {
    expect(times("rate(15 minutes)")).toBe(96);
    expect(times("cron(0 3 * * ? *)")).toBe(1);
    expect(times("cron(0/10 8-17 * * ? *)")).toBe(60);
    expect(times("cron(0 3 ? * MON *)")).toBeCloseTo(1 / 7, 3);
    expect(times("cron(0 3 1 1 ? *)")).toBeCloseTo(1 / 365.25, 6);
  });
});
