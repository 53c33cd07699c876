export type { EngineSnapshot, Health, RunSnapshot, TaskSnapshot } from "./run-snapshot.ts";
export type { TraceEvidence, TraceReport, TraceRow } from "./trace-report.ts";
