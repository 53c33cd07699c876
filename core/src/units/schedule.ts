import type { Milliseconds } from "./duration.ts";

/** When something recurs, in UTC: every so often, or at certain minutes of certain days. */
export type Schedule =
  | { readonly kind: "rate"; readonly every: Milliseconds }
  | {
      readonly kind: "cron";
      readonly minutes: ReadonlySet<number>;
      readonly hours: ReadonlySet<number>;
      /** Whether a day is meant; `day` is its midnight in milliseconds since the epoch. */
      readonly isDay: (day: number) => boolean;
    };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNIT: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: DAY };

/** Years ahead that are searched for a moment: leap days come back after eight at most. */
const YEARS_AHEAD = 9;

/**
 * Reads EventBridge's words: `rate(15 minutes)` or `cron(0 3 * * ? *)` with minute, hour, day of the month, month, day of the week
 * (1 is Sunday) and year. Undefined when the text is neither.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function parseSchedule(text: string): Schedule | undefined {
  const [, count = "", unit = "", plural] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  if (unit !== "") {
    const every = Number(count) * (UNIT[unit] ?? 0);
    return every > 0 && (count === "1") === (plural === "") ? { kind: "rate", every } : undefined;
  }
  const fields = /^cron\(([^()]+)\)$/.exec(text)?.[1]?.trim().split(/\s+/);
  return fields?.length === 6 ? cron(fields) : undefined;
}

/** The first moment after another at which a schedule is due; for a rate, that much later. Null when there is none any more. */
export function nextOf(schedule: Schedule, after: number): number | null {
  if (schedule.kind === "rate") return after + schedule.every;
  const [minutes, hours] = [schedule.minutes, schedule.hours].map((set) => [...set].sort((a, b) => a - b));
  const first = Math.floor(after / DAY) * DAY;
  for (let day = first; day < first + YEARS_AHEAD * 366 * DAY; day += DAY) {
    if (!schedule.isDay(day)) continue;
    for (const hour of hours ?? [])
      for (const minute of minutes ?? []) {
        const moment = day + hour * HOUR + minute * MINUTE;
        if (moment > after) return moment;
      }
  }
  return null;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** Exactly one of the two kinds of days says `?`: EventBridge takes nothing else. */
function cron([minute = "", hour = "", date = "", month = "", weekday = "", year = ""]: readonly string[]):
  | Schedule
  | undefined {
  if ((date === "?") === (weekday === "?")) return undefined;
  const minutes = numbers(minute, 0, 59);
  const hours = numbers(hour, 0, 23);
  const months = numbers(named(month, MONTHS), 1, 12);
  const years = numbers(year, 1_970, 2_199);
  const inMonth = date === "?" ? weekdays(named(weekday, WEEKDAYS)) : dates(date);
  if (
    minutes === undefined ||
    hours === undefined ||
    months === undefined ||
    years === undefined ||
    inMonth === undefined
  )
    return undefined;
  const isDay = (day: number) => {
    const at = new Date(day);
    return years.has(at.getUTCFullYear()) && months.has(at.getUTCMonth() + 1) && inMonth(at);
  };
  return { kind: "cron", minutes, hours, isDay };
}

type InMonth = (day: Date) => boolean;

function dates(field: string): InMonth | undefined {
  if (field === "L") return (day) => day.getUTCDate() === lengthOf(day);
  const wanted = numbers(field, 1, 31);
  return wanted && ((day) => wanted.has(day.getUTCDate()));
}

/** `2#1` is the first Monday, `6L` the last Friday. */
function weekdays(field: string): InMonth | undefined {
  const [, numbered = "", place = ""] = /^([1-7])#([1-5])$/.exec(field) ?? [];
  const of = (day: Date) => day.getUTCDay() + 1;
  if (place !== "") return (day) => of(day) === Number(numbered) && Math.ceil(day.getUTCDate() / 7) === Number(place);
  const last = /^([1-7])L$/.exec(field)?.[1];
  if (last !== undefined) return (day) => of(day) === Number(last) && day.getUTCDate() + 7 > lengthOf(day);
  const wanted = numbers(field, 1, 7);
  return wanted && ((day) => wanted.has(of(day)));
}

function lengthOf(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

/** `JAN` becomes 1, `SUN` too. */
function named(field: string, names: readonly string[]): string {
  return field.replace(/[A-Z]{3}/gi, (name) => {
    const index = names.indexOf(name.toUpperCase());
    return index < 0 ? name : String(index + 1);
  });
}

/** `*`, `5`, `1-5`, `0/15`, `10-30/5`, and lists of them. */
function numbers(field: string, least: number, most: number): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [, all, from = "", to, every] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (all === undefined && from === "") return undefined;
    const first = all === undefined ? Number(from) : least;
    const last = to !== undefined ? Number(to) : all !== undefined || every !== undefined ? most : first;
    const step = every === undefined ? 1 : Number(every);
    if (first < least || last > most || first > last || step < 1) return undefined;
    for (let number = first; number <= last; number += step) found.add(number);
  }
  return found;
}
