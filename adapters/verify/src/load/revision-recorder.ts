import type { RevisionReport } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { createLatencyRecorder } from "./latency-recorder.ts";

/** Follows what clients get from one revision. */
export interface RevisionRecorder {
  record(ok: boolean, endedAt: Milliseconds, took: Milliseconds): void;
  counts(): Pick<RevisionReport, "ok" | "failed">;
  report(): RevisionReport;
}

/** A revision of which nothing has been seen. Times are milliseconds after the start of the run. */
export function createRevisionRecorder(): RevisionRecorder {
  const latency = createLatencyRecorder();
  const counts = { ok: 0, failed: 0 };
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  let firstFailed: Milliseconds | null = null;
  return {
    record(ok, endedAt, took) {
      counts[ok ? "ok" : "failed"] += 1;
      if (ok) latency.record(took);
      else firstFailed = Math.min(endedAt, firstFailed ?? endedAt);
      first = Math.min(first, endedAt);
      last = Math.max(last, endedAt);
    },
    counts: () => ({ ...counts }),
    report: () => ({ ...counts, first, last, firstFailed, latency: latency.summary() }),
  };
}
