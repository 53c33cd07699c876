const ISO = /(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)\s?(Z|UTC|[+-]\d\d:?\d\d)?/;
const WORDY = /(\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d:\d\d:\d\d(?:\.\d+)?)/;

/** How far into a line its time may stand. */
const HEAD = 80;

/**
 * When a line was written, as it says itself, in milliseconds since the epoch; null when it does not say. Knows our services, PostgreSQL,
 * PgBouncer, nginx and Redis. A time without a zone is UTC, which is what every engine is started with.
 */
export function logTime(line: string): number | null {
  const stamp = line.startsWith("{") ? /"(?:timestamp|time|at)":"([^"]+)"/.exec(line)?.[1] : undefined;
  const iso = ISO.exec(stamp ?? line.slice(0, HEAD));
  if (iso !== null) {
    const zone = iso[5] === undefined || iso[5] === "UTC" ? "Z" : iso[5];
    return known(Date.parse(`${iso[1]}-${iso[2]}-${iso[3]}T${iso[4]}${zone}`));
  }
  const wordy = WORDY.exec(line.slice(0, HEAD));
  return wordy === null ? null : known(Date.parse(`${wordy[1]} ${wordy[2]} ${wordy[3]} ${wordy[4]} UTC`));
}

function known(time: number): number | null {
  return Number.isNaN(time) ? null : time;
}
