import type { Milliseconds } from "@terrace/core/units";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When copies are taken, in UTC: every so many hours, else at five in the morning of each day, Sunday or first of a month. AWS knows nothing shorter than an hour. */
export function scheduleOf(every: Milliseconds): string {
  if (every < DAY) return `cron(0 0/${Math.max(1, Math.round(every / HOUR))} * * ? *)`;
  if (every < 7 * DAY) return "cron(0 5 * * ? *)";
  return every < 28 * DAY ? "cron(0 5 ? * SUN *)" : "cron(0 5 1 * ? *)";
}
