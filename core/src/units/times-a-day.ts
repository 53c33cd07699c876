import type { Schedule } from "./schedule.ts";

const DAY = 86_400_000;

/** Four years have every day of the month and of the week in their shares. */
const SPAN = 1_461;
const FIRST = Date.UTC(2025, 0, 1);

/** How often a schedule is due on a day, on average over the four years from 2025 on. */
export function timesADay(schedule: Schedule): number {
  if (schedule.kind === "rate") return DAY / schedule.every;
  let days = 0;
  for (let day = 0; day < SPAN; day++) if (schedule.isDay(FIRST + day * DAY)) days++;
  return (schedule.hours.size * schedule.minutes.size * days) / SPAN;
}
