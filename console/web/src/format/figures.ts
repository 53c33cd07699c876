/** A count as people read it: 1,284; 12.3k. */
export function count(value: number): string {
  if (value < 10 && !Number.isInteger(value)) return value.toFixed(1);
  if (value < 10_000) return Math.round(value).toLocaleString("en");
  if (value < 1_000_000) return `${(value / 1_000).toFixed(1)}k`;
  return `${(value / 1_000_000).toFixed(1)}M`;
}

/** A duration of a request. */
export function milliseconds(value: number | null): string {
  if (value === null) return "–";
  if (value < 10) return `${value === 0 ? 0 : value.toFixed(1)} ms`;
  if (value < 1_000) return `${Math.round(value)} ms`;
  return `${(value / 1_000).toFixed(1)} s`;
}

/** A share. With decimals, what is not nothing is not written as nothing. */
export function percent(ratio: number | null, digits = 0): string {
  if (ratio === null) return "–";
  const least = 10 ** -digits;
  if (digits > 0 && ratio > 0 && ratio * 100 < least / 2) return `< ${least.toFixed(digits)} %`;
  return `${(ratio * 100).toFixed(digits)} %`;
}

export function bytes(value: number): string {
  if (value < 1024) return `${Math.round(value)} B`;
  if (value < 1024 * 1024) return `${Math.round(value / 1024)} KiB`;
  if (value < 1024 ** 3) return `${Math.round(value / 1024 ** 2)} MiB`;
  return `${(value / 1024 ** 3).toFixed(1)} GiB`;
}

/** A span of time in its two greatest units, as far as they say something. */
export function span(time: number): string {
  const seconds = Math.max(0, Math.round(time / 1_000));
  const units = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const first = units.findIndex(([value]) => value > 0);
  if (first < 0) return "0 s";
  const shown = units.slice(first, first + 2).filter(([value]) => value > 0);
  return shown.map(([value, unit]) => `${value} ${unit}`).join(" ");
}

/** How long something has been going on, for tables: the greatest unit that says something. */
export function age(time: number): string {
  const minutes = Math.floor(Math.max(0, time) / 60_000);
  if (minutes < 1) return `${Math.round(Math.max(0, time) / 1_000)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d`;
}

/** A moment of today by the clock, an earlier one with its day. */
export function moment(time: number | string): string {
  const date = new Date(time);
  const clock = date.toLocaleTimeString("en-GB");
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? clock : `${date.toLocaleDateString("en-GB", { day: "numeric", month: "short" })} ${clock}`;
}

/** An amount of money by the month. */
export function money(value: number, currency: string): string {
  return value.toLocaleString("en", { style: "currency", currency, maximumFractionDigits: value < 100 ? 2 : 0 });
}
