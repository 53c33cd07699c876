import {
  LOAD_OUTCOMES,
  type LoadFailure,
  type LoadOutcome,
  type LoadProgress,
  type PopulationReport,
} from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import type { ClientsReport, Sample } from "./clients/clients.ts";
import { createLatencyRecorder } from "./latency-recorder.ts";
import type { Population } from "./load.ts";
import { createRevisionRecorder, type RevisionRecorder } from "./revision-recorder.ts";
import { createSecondRecorder, type SecondRecorder } from "./second-recorder.ts";

/** Failures of one kind that are kept to be looked at. */
const KEPT = 5;

/** Counts how the requests of one population end. */
export interface PopulationRecorder {
  record(sample: Sample): void;
  /** What has been recorded until now. */
  counts(): Pick<LoadProgress, "ok" | "failed" | "revisions">;
  report(ran: Milliseconds, more: Partial<ClientsReport>): PopulationReport;
}

/** An empty record of a population in a run that started at this `monotonic` time. */
export function createPopulationRecorder({ name, kind }: Population, startedAt: Milliseconds): PopulationRecorder {
  const outcomes = Object.fromEntries(LOAD_OUTCOMES.map((outcome) => [outcome, 0])) as Record<LoadOutcome, number>;
  const latency = createLatencyRecorder();
  const failureLatency = createLatencyRecorder();
  const statuses: Record<string, number> = {};
  const revisions = new Map<string, RevisionRecorder>();
  const seconds = new Map<number, SecondRecorder>();
  const failures: LoadFailure[] = [];

  function record(sample: Sample): void {
    const { outcome, status, revision } = sample;
    const scheduledAt = sample.scheduledAt - startedAt;
    const endedAt = sample.endedAt - startedAt;
    const took = endedAt - scheduledAt;
    outcomes[outcome] += 1;
    if (status !== null) statuses[status] = (statuses[status] ?? 0) + 1;
    if (outcome === "ok") latency.record(took);
    else if (outcome !== "not-sent") failureLatency.record(took);
    if (revision !== null) kept(revisions, revision, createRevisionRecorder).record(outcome === "ok", endedAt, took);
    kept(seconds, Math.floor(scheduledAt / 1_000), createSecondRecorder).record(outcome === "ok", took, revision);
    if (outcome !== "ok" && failures.filter((known) => known.outcome === outcome).length < KEPT)
      failures.push({
        scheduledAt,
        endedAt,
        outcome,
        request: sample.request,
        status,
        revision,
        detail: sample.detail,
      });
  }

  function report(ran: Milliseconds, more: Partial<ClientsReport>): PopulationReport {
    const scheduled = LOAD_OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
    const sent = scheduled - outcomes["not-sent"];
    const failed = scheduled - outcomes.ok;
    const perSecond = (count: number) => (ran > 0 ? (count * 1_000) / ran : 0);
    return {
      name,
      kind,
      scheduled,
      outcomes: { ...outcomes },
      failed,
      zeroFailureBound: failed === 0 && sent > 0 ? 3 / sent : null,
      rate: { scheduled: perSecond(scheduled), sent: perSecond(sent), ok: perSecond(outcomes.ok) },
      latency: latency.summary(),
      failureLatency: failureLatency.summary(),
      statuses: { ...statuses },
      revisions: Object.fromEntries([...revisions].map(([revision, recorder]) => [revision, recorder.report()])),
      failures,
      timeline: [...seconds].sort(([a], [b]) => a - b).map(([second, recorder]) => recorder.report(second)),
      retries: more.retries ?? null,
      ledger: more.ledger ?? null,
      sockets: more.sockets ?? null,
      uploads: more.uploads ?? null,
      playback: more.playback ?? null,
    };
  }

  function counts(): Pick<LoadProgress, "ok" | "failed" | "revisions"> {
    const ended = LOAD_OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
    const seen = [...revisions].map(([revision, recorder]) => [revision, recorder.counts()] as const);
    return { ok: outcomes.ok, failed: ended - outcomes.ok, revisions: Object.fromEntries(seen) };
  }

  return { record, counts, report };
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}
