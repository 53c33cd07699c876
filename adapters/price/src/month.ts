import type { Usage } from "@terrace/core/graph";

/** The convention of the trade; real months bill 672 to 744 hours. */
export const HOURS = 730;

export const GB = 1_073_741_824;

const DAY = 86_400_000;

/** Days of a month that what accumulates is counted with. */
export const MONTH = 30 * DAY;

/** What accumulates, objects and log lines, is counted as after a year of steady use. */
export const HORIZON = 365 * DAY;

/** One month of use at one level; `growth` multiplies the tasks that the load asks for, as the other figures already are multiplied. */
export interface Month extends Usage {
  readonly growth: number;
}

/** A month as it is assumed. */
export function monthOf(usage: Usage): Month {
  return { ...usage, growth: 1 };
}

/** The same month with everything that follows usage multiplied. Shares stay what they are. */
export function grown(month: Month, factor: number): Month {
  return {
    ...month,
    growth: month.growth * factor,
    requests: month.requests * factor,
    egress: month.egress * factor,
    nat: month.nat * factor,
    logs: month.logs * factor,
    stored: Object.fromEntries(Object.entries(month.stored).map(([name, bytes]) => [name, bytes * factor])),
    objects: month.objects * factor,
    messages: month.messages * factor,
    liveHours: month.liveHours * factor,
    users: month.users * factor,
    served: month.served * factor,
  };
}

/** Bytes that the month keeps under one of these names; null where nobody says. */
export function storedUnder(month: Month, ...names: readonly string[]): number | null {
  const name = names.find((candidate) => Object.hasOwn(month.stored, candidate));
  return name === undefined ? null : (month.stored[name] ?? null);
}
