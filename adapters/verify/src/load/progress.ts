import type { LoadProgress } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import type { PopulationRecorder } from "./population-recorder.ts";

/** The counts of all populations as one. */
export function progressOf(recorders: readonly PopulationRecorder[], elapsed: Milliseconds, due: number): LoadProgress {
  const counts = recorders.map((recorder) => recorder.counts());
  const revisions: Record<string, { ok: number; failed: number }> = {};
  for (const [revision, { ok, failed }] of counts.flatMap((of) => Object.entries(of.revisions))) {
    const sum = (revisions[revision] ??= { ok: 0, failed: 0 });
    sum.ok += ok;
    sum.failed += failed;
  }
  return {
    elapsed,
    due,
    ok: counts.reduce((sum, { ok }) => sum + ok, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    revisions,
  };
}
