import { describe, expect, it } from "vitest";
import type { Sample } from "./clients/clients.ts";
import { judgeRun } from "./judge-run.ts";
import { createLatencyRecorder } from "./latency-recorder.ts";
import type { Population } from "./load.ts";
import { createPopulationRecorder } from "./population-recorder.ts";
import { progressOf } from "./progress.ts";
import { sequenceRanges } from "./sequence-ranges.ts";

const POPULATION: Population = {
  kind: "http",
  name: "readers",
  connection: "kept",
  rate: [{ for: 2_000, from: 2 }],
  requests: [{ path: "/" }],
};

describe("the report of a population", () => {
  it("counts latency from the scheduled time, each request in its second and under its cause", () => {
    const report = reportOf([
      at(0, { endedAt: 1_010 }),
      at(500, { endedAt: 3_500 }),
      at(1_000, { endedAt: 2_005, outcome: "unavailable", status: 503 }),
      at(1_500, { endedAt: 2_500, outcome: "not-sent", status: null }),
    ]);
    expect(report).toMatchObject({ scheduled: 4, failed: 2, zeroFailureBound: null, statuses: { 200: 2, 503: 1 } });
    expect(report.outcomes).toMatchObject({ ok: 2, unavailable: 1, "not-sent": 1, refused: 0 });
    expect(report.latency).toMatchObject({ mean: 1_005, max: 2_000 });
    expect(report.failureLatency).toMatchObject({ mean: 5 });
    expect(report.rate).toEqual({ scheduled: 2, sent: 1.5, ok: 1 });
    expect(report.timeline.map(({ second, scheduled, ok, failed }) => [second, scheduled, ok, failed])).toEqual([
      [0, 2, 2, 0],
      [1, 2, 0, 2],
    ]);
    expect(report.failures[0]).toMatchObject({ outcome: "unavailable", scheduledAt: 1_000, endedAt: 1_005 });
  });

  it("bounds what was not seen: no failure in n is at most 3/n", () => {
    expect(reportOf(Array.from({ length: 300 }, () => at(0))).zeroFailureBound).toBe(0.01);
    expect(reportOf([]).zeroFailureBound).toBeNull();
  });

  it("follows each revision from its first response to its last", () => {
    const { revisions } = reportOf([
      at(0, { endedAt: 1_001, revision: "old" }),
      at(100, { endedAt: 1_150, revision: "new", outcome: "server-error" }),
      at(50, { endedAt: 1_120, revision: "new" }),
      at(200, { endedAt: 1_201, revision: "old" }),
      at(300, { endedAt: 1_301, revision: null, outcome: "refused" }),
    ]);
    expect(revisions).toMatchObject({
      old: { ok: 2, failed: 0, first: 1, last: 201, firstFailed: null },
      new: { ok: 1, failed: 1, first: 120, last: 150, firstFailed: 150 },
    });
  });

  it("keeps a few failures of each kind to be looked at", () => {
    const { failures } = reportOf([
      ...Array.from({ length: 50 }, () => at(0, { outcome: "refused" })),
      at(1, { outcome: "timeout" }),
    ]);
    expect(failures.map(({ outcome }) => outcome)).toEqual([...Array(5).fill("refused"), "timeout"]);
  });
});

describe("the progress of a run", () => {
  it("is the sum of its populations", () => {
    const recorders = [0, 1].map(() => createPopulationRecorder(POPULATION, 1_000));
    recorders[0]?.record(at(0, { revision: "old" }));
    recorders[1]?.record(at(0, { revision: "old", outcome: "server-error" }));
    recorders[1]?.record(at(0, { revision: "new" }));
    expect(progressOf(recorders, 500, 7)).toEqual({
      elapsed: 500,
      due: 7,
      ok: 2,
      failed: 1,
      revisions: { old: { ok: 1, failed: 1 }, new: { ok: 1, failed: 0 } },
    });
  });
});

describe("a run", () => {
  it("is valid when all was sent in time", () => {
    expect(judgeRun([reportOf([at(0)])], lagOf([0.1, 0.2]), 1)).toEqual({ verdict: "valid", reasons: [] });
  });

  it("is void when the generator was late, did not send, or had nothing to do", () => {
    expect(judgeRun([reportOf([at(0)])], lagOf([0.1, 4]), 1).reasons).toEqual([
      "The generator was 4.00 ms late at p99, and may be 1 ms.",
    ]);
    expect(judgeRun([reportOf([at(0, { outcome: "not-sent" })])], lagOf([0.1]), 1).reasons).toEqual([
      "Population readers did not send 1 of 1 requests.",
    ]);
    expect(judgeRun([reportOf([])], lagOf([]), 1)).toEqual({
      verdict: "void",
      reasons: ["Nothing was sent.", "Population readers had no request due."],
    });
  });
});

describe("sequence numbers", () => {
  it("become ranges, in whatever order they came", () => {
    expect(sequenceRanges([5, 0, 2, 1, 7, 6])).toEqual([
      [0, 2],
      [5, 7],
    ]);
    expect(sequenceRanges([])).toEqual([]);
  });
});

/** A sample of a run that started at 1,000. */
function at(due: number, more: Partial<Sample> = {}): Sample {
  const usual = {
    endedAt: due + 1_001,
    outcome: "ok",
    status: 200,
    revision: null,
    request: "GET /",
    detail: "",
  } as const;
  return { scheduledAt: due + 1_000, ...usual, ...more };
}

function reportOf(samples: readonly Sample[]) {
  const recorder = createPopulationRecorder(POPULATION, 1_000);
  for (const sample of samples) recorder.record(sample);
  return recorder.report(2_000, {});
}

function lagOf(lags: readonly number[]) {
  const recorder = createLatencyRecorder();
  for (const lag of lags) recorder.record(lag);
  return recorder.summary();
}
