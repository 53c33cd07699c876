export type { Advice, Decision, Evidence, MetricSeries, TriggerFinding } from "./advice.ts";
export type { AlarmEvent, AlarmReport, AlarmState, Datapoint } from "./alarm-report.ts";
export type {
  AlarmStanding,
  AlarmsReport,
  AlarmTest,
  ChannelStanding,
  LatencyStanding,
  ObjectiveStanding,
  SpendStanding,
} from "./alarms-report.ts";
export type {
  ArchiveReport,
  BackupReport,
  BaseBackup,
  RestoreReport,
  RestoreWindow,
  Verification,
} from "./backup-report.ts";
export type { BurnAlert, BurnRate, BurnWindow, ErrorBudget } from "./burn-rate.ts";
export type {
  CanaryCause,
  CanaryEvidence,
  CanaryTest,
  CanaryVerdict,
  RevisionFigures,
} from "./canary-verdict.ts";
export type { CopyReport, WholeCopy } from "./copy-report.ts";
export {
  type BudgetVerdict,
  type CommittedCost,
  type Confidence,
  type CostComparison,
  type CostItem,
  type CostReport,
  type GrowthPoint,
  type Levels,
  type PriceAge,
  type SavingOption,
  type StatedComparison,
  type UnitCost,
  type UnpricedItem,
  USAGE_LEVELS,
  type UsageLevel,
} from "./cost-report.ts";
export type { DeploymentList, ListedRevision, ServiceDeployments } from "./deployment-list.ts";
export type {
  DeploymentReport,
  DeploymentStatus,
  ParameterChange,
  Refusal,
  StackChange,
  StackOutcome,
  StackReport,
} from "./deployment-report.ts";
export type { Handover, StoredFact } from "./handover.ts";
export type { JobOutcome, JobReport, JobRun } from "./job-report.ts";
export {
  bucketOf,
  type LatencyHistogram,
  meanOf,
  mergeHistograms,
  quantile,
} from "./latency-histogram.ts";
export type { LoadProgress } from "./load-progress.ts";
export {
  type GeneratorReport,
  type LatencySummary,
  type LedgerReport,
  LOAD_OUTCOMES,
  type LoadFailure,
  type LoadOutcome,
  type LoadReport,
  type LoadSecond,
  type LoadValidity,
  type PlaybackReport,
  type PopulationReport,
  type RetryReport,
  type RevisionReport,
  type SequenceRange,
  type SocketReport,
  type UploadReport,
} from "./load-report.ts";
export type { Measurement, QueueDepth, TaskMeasurement, Traffic, Usage } from "./measurement.ts";
export type { Preparation } from "./preparation.ts";
export type { DeadJob, QueueReport } from "./queue-report.ts";
export type {
  ServiceEdge,
  ServiceMap,
  ServiceNode,
  Trace,
  TraceList,
  TraceSpan,
  TraceSummary,
  WorkFigures,
} from "./recorded-trace.ts";
export type { ProcessChange, RunChanges, ServiceChange } from "./run-changes.ts";
export type {
  ControlSnapshot,
  EngineSnapshot,
  Health,
  HeldBack,
  Lack,
  RunSnapshot,
  TaskSnapshot,
} from "./run-snapshot.ts";
export type { ScaleDecision, ScaleHold } from "./scale-decision.ts";
export type { ScalingReport, ServiceScaling } from "./scaling-report.ts";
export type { SeriesReport } from "./series-report.ts";
export type { ServiceDeployment, ServiceDeploymentStep, ServiceOutcome } from "./service-deployment.ts";
export { type SpendRate, type SpendRates, type UsageMeasure, WHOLE_MEASURES } from "./spend-rates.ts";
export type { BudgetAlert, BudgetEvent, CostAnomaly, SpendForecast, SpendReport } from "./spend-report.ts";
export type { SpendingReport, SpendLine } from "./spending-report.ts";
export { ROLE_TAG, type StackOwner, stackTags } from "./stack-tags.ts";
export {
  BOOTSTRAP_QUALIFIER,
  DATABASES_SCRIPT,
  PREPARES,
  parameterId,
  pascal,
  RELEASE_PARAMETER,
  RUNNING_RELEASE,
  STATEFUL_MARK,
} from "./template-words.ts";
export type { TraceEvidence, TraceReport, TraceRow } from "./trace-report.ts";
