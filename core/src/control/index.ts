export { advise } from "./advise.ts";
export { type AlarmOptions, alarmEvent, evaluateAlarm, type WatchedMetric } from "./alarm-state.ts";
export { decideScale, type ScaleActivity, type ScaleOptions, type ScaleOutcome } from "./autoscale.ts";
export { type BackupRules, backupsToForget, type KeptBackup, nextBackupAt } from "./backup/keep-backups.ts";
export {
  type ArchivedSegment,
  baseFor,
  type Restorable,
  type RestorableBase,
  restorable,
  restoreWindows,
  segmentsToForget,
} from "./backup/restore-window.ts";
export { type BurnOptions, burnRate, type MinuteCount } from "./burn-rate.ts";
export { judgeCanary } from "./canary/judge-canary.ts";
export { CANARY_RULES, type CanaryLook, type CanaryRules, type RevisionObservation } from "./canary/observation.ts";
export { costAnomaly } from "./cost-anomaly.ts";
export {
  type DailySpend,
  type DailyUsage,
  dailySpend,
  type KnownRates,
  monthOf,
  spendLines,
  usedInMonth,
} from "./daily-spend.ts";
export { decideJob, type JobDecision } from "./decide-job.ts";
export { hasten } from "./deployment/hasten.ts";
export { nextDeploymentStep } from "./deployment/next-deployment-step.ts";
export type {
  DeploymentAction,
  DeploymentEnd,
  DeploymentObservation,
  RevisionTasks,
  RollbackCause,
  RollbackReason,
  Side,
  Stoppable,
  VerificationProgress,
} from "./deployment/observation.ts";
export { isShifting } from "./deployment/shift-traffic.ts";
export { NO_TASKS } from "./deployment/tasks.ts";
export { hastenScaling } from "./hasten-scaling.ts";
export { type HealthRules, healthOf, NO_PROBES, observeProbe, type ProbeHistory } from "./health.ts";
export { metricText } from "./metric-text.ts";
export { addUsed, rateCost, type UsedMeasures } from "./rate-cost.ts";
export { HEALTHY_FOR, observeExit, type RestartHistory, restartDelay } from "./restart.ts";
export { type ScaleObservation, type ScalePace, type ScaleSample, STANDARD_PACE } from "./scale-opinion.ts";
export { type ScaleRest, scaleRest } from "./scale-rest.ts";
export { type ScaledProcess, scaleSample } from "./scale-sample.ts";
export { budgetEvents, watchBudget } from "./watch-budget.ts";
