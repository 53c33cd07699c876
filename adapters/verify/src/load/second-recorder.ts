import type { LoadSecond } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { createLatencyRecorder } from "./latency-recorder.ts";

/** Counts the requests that were due in one second. */
export interface SecondRecorder {
  record(ok: boolean, took: Milliseconds, revision: string | null): void;
  report(second: number): LoadSecond;
}

/** A second without requests. */
export function createSecondRecorder(): SecondRecorder {
  const latency = createLatencyRecorder();
  const counts = { ok: 0, failed: 0 };
  const revisions: Record<string, { ok: number; failed: number }> = {};
  return {
    record(ok, took, revision) {
      const side = ok ? "ok" : "failed";
      counts[side] += 1;
      if (ok) latency.record(took);
      if (revision === null) return;
      revisions[revision] ??= { ok: 0, failed: 0 };
      revisions[revision][side] += 1;
    },
    report: (second) => {
      const { p50, p99, max } = latency.summary();
      return { second, scheduled: counts.ok + counts.failed, ...counts, p50, p99, max, revisions };
    },
  };
}
