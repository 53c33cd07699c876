import type { Milliseconds } from "@terrace/core/units";
import type { RateStep } from "./load.ts";

/** How long a rate lasts, all its steps together. */
export function durationOf(rate: readonly RateStep[]): Milliseconds {
  return rate.reduce((total, step) => total + step.for, 0);
}

/** How many requests a rate makes, before rounding: the area under it. */
export function requestsOf(rate: readonly RateStep[]): number {
  return rate.reduce((sum, step) => sum + areaOf(step), 0);
}

/**
 * When requests are due under a rate: as many as the area under it, rounded, at places that follow its height.
 * `random` puts the same number at uniform places of that area, which is a Poisson process whose count is fixed.
 */
export function arrivals(rate: readonly RateStep[], spread: "even" | "random", random: () => number): Float64Array {
  const total = requestsOf(rate);
  const places = new Float64Array(Math.round(total));
  const phase = random();
  for (let index = 0; index < places.length; index++)
    places[index] = Math.min(total, spread === "even" ? index + phase : random() * total);
  places.sort();
  return timesAt(rate, places);
}

/** Requests of a step. */
function areaOf({ for: length, from, to = from }: RateStep): number {
  return (((from + to) / 2) * length) / 1_000;
}

/** The moments at which the area under the rate reaches each place; places must rise. */
function timesAt(rate: readonly RateStep[], places: Float64Array): Float64Array {
  let step = 0;
  let startedAt = 0;
  let areaBefore = 0;
  return places.map((place) => {
    for (let next = rate[step]; next !== undefined && place > areaBefore + areaOf(next) && step < rate.length - 1; ) {
      startedAt += next.for;
      areaBefore += areaOf(next);
      next = rate[++step];
    }
    const within = rate[step];
    return within === undefined ? startedAt : startedAt + timeWithin(within, place - areaBefore);
  });
}

function timeWithin({ for: length, from, to = from }: RateStep, area: number): Milliseconds {
  if (from === to) return from === 0 ? length : Math.min(length, (area / from) * 1_000);
  const slope = (to - from) / length;
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * area * 1_000));
  return Math.min(length, (root - from) / slope);
}
