import { type Milliseconds, nextOf, type Schedule } from "../units/index.ts";

/** What is to be done about a job now. `handled` is the moment up to which everything that was due has been dealt with. */
export interface JobDecision {
  /** The moment that a run is due for; null when none is. */
  readonly due: number | null;
  /** Runs that were due and are too late to be made. */
  readonly missed: number;
  readonly handled: number;
  readonly next: number | null;
}

/** Moments that are counted one by one; more than so many missed runs are told as so many. */
const COUNTED = 1_000;

/** A clock that stood further ahead than this was wrong; what was due by it counts for nothing. */
const WRONG_CLOCK: Milliseconds = 86_400_000;

/**
 * Decides by the wall clock alone, so that it may be asked at any time. A run that is due is made unless it is later than `grace`: what
 * was missed while nobody looked is told, not made up for. A clock that jumps back reaches moments again that were dealt with before:
 * they are not due a second time.
 */
export function decideJob(
  schedule: Schedule,
  handled: number,
  { now, grace }: { readonly now: number; readonly grace: Milliseconds },
): JobDecision {
  const since = handled > now + WRONG_CLOCK ? now : handled;
  const { latest, count } = dueBetween(schedule, since, now);
  if (latest === null) return { due: null, missed: 0, handled: since, next: nextOf(schedule, since) };
  const isInTime = now - latest <= grace;
  return {
    due: isInTime ? latest : null,
    missed: isInTime ? count - 1 : count,
    handled: latest,
    next: nextOf(schedule, latest),
  };
}

function dueBetween(
  schedule: Schedule,
  since: number,
  now: number,
): { readonly latest: number | null; readonly count: number } {
  if (schedule.kind === "rate") {
    const count = Math.max(0, Math.floor((now - since) / schedule.every));
    return { latest: count === 0 ? null : since + count * schedule.every, count };
  }
  let latest: number | null = null;
  let count = 0;
  for (let next = nextOf(schedule, since); next !== null && next <= now; next = nextOf(schedule, next)) {
    latest = next;
    count++;
    // A downtime of months: what matters is that the latest one is found.
    if (count === COUNTED) return { latest: latestBefore(schedule, now) ?? latest, count };
  }
  return { latest, count };
}

/** The last moment up to now, looked for in ever longer spans before it. */
function latestBefore(schedule: Schedule, now: number): number | null {
  for (let span = 60_000; span < 4e12; span *= 4) {
    let latest: number | null = null;
    for (let next = nextOf(schedule, now - span); next !== null && next <= now; next = nextOf(schedule, next))
      latest = next;
    if (latest !== null) return latest;
  }
  return null;
}
