export type { Advice, Decision, Evidence, MetricSeries, TriggerFinding } from "./advice.ts";
export type { EngineSnapshot, Health, RunSnapshot, TaskSnapshot } from "./run-snapshot.ts";
export type { TraceEvidence, TraceReport, TraceRow } from "./trace-report.ts";
