import type { Alarm } from "../graph/index.ts";
import type { AlarmState } from "../report/index.ts";

/** M of N, and what a period without data counts as. */
export type AlarmRule = Pick<Alarm, "breaching" | "evaluated" | "missing">;

/**
 * CloudWatch's verdict over the periods of the evaluation range, oldest first: true breaches, null is missing. `retain` is "as before".
 *
 * 1. As many real periods as are asked for: the newest of them decide, and missing ones are passed over.
 * 2. Fewer: every real one counts, and the rest is filled as the rule says.
 * 3. Where nothing is filled in, one real period that does not breach is an OK; periods that all breach are an alarm only once the oldest
 *    is as old as M ("premature alarm state"), so that one bad figure after a silence does not ring. Until then nothing is known.
 */
export function judgeDatapoints(points: readonly (boolean | null)[], rule: AlarmRule): AlarmState | "retain" {
  const real = points.filter((point) => point !== null);
  const counted = real.slice(-rule.evaluated);
  const breaching = counted.filter(Boolean).length;
  const lacking = rule.evaluated - counted.length;
  if (breaching >= rule.breaching) return "alarm";
  if (lacking === 0 || rule.missing === "not-breaching") return "ok";
  if (rule.missing === "breaching") return breaching + lacking >= rule.breaching ? "alarm" : "ok";
  if (breaching < counted.length) return "ok";
  if (rule.missing === "ignore") return "retain";
  return ageOfOldest(points) >= rule.breaching ? "alarm" : "insufficient-data";
}

/** Periods since the oldest real one began, itself included; 0 when there is none. */
function ageOfOldest(points: readonly (boolean | null)[]): number {
  const oldest = points.findIndex((point) => point !== null);
  return oldest === -1 ? 0 : points.length - oldest;
}
