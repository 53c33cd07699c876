/** Between two that are sent away, in milliseconds, as long as there is time for it. */
const PACE = 5;

/** When each of so many is told, in milliseconds from now: one after the other, so that they do not all come back at once, and all within the time. */
export function partingTimes(count: number, within: number): readonly number[] {
  const pace = count === 0 ? 0 : Math.min(PACE, within / count);
  return Array.from({ length: count }, (_, index) => index * pace);
}
