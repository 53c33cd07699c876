import type { LatencySummary, LoadValidity, PopulationReport } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";

/** Whether a run may prove anything. A generator that did not keep its schedule has measured itself. */
export function judgeRun(
  populations: readonly PopulationReport[],
  lag: LatencySummary,
  lagLimit: Milliseconds,
): LoadValidity {
  const reasons = [
    ...(lag.p99 === null ? ["Nothing was sent."] : []),
    ...(lag.p99 !== null && lag.p99 >= lagLimit
      ? [`The generator was ${lag.p99.toFixed(2)} ms late at p99, and may be ${lagLimit} ms.`]
      : []),
    ...populations.flatMap(({ name, scheduled, outcomes }) => [
      ...(scheduled === 0 ? [`Population ${name} had no request due.`] : []),
      ...(outcomes["not-sent"] > 0
        ? [`Population ${name} did not send ${outcomes["not-sent"]} of ${scheduled} requests.`]
        : []),
    ]),
  ];
  return { verdict: reasons.length === 0 ? "valid" : "void", reasons };
}
