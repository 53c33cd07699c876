export { advise } from "./advise.ts";
export { type AlarmOptions, alarmEvent, evaluateAlarm, type WatchedMetric } from "./alarm-state.ts";
export { type HealthRules, healthOf, NO_PROBES, observeProbe, type ProbeHistory } from "./health.ts";
export { HEALTHY_FOR, observeExit, type RestartHistory, restartDelay } from "./restart.ts";
