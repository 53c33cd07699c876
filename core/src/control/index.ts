export { advise } from "./advise.ts";
export { type HealthRules, healthOf, NO_PROBES, observeProbe, type ProbeHistory } from "./health.ts";
export { HEALTHY_FOR, observeExit, type RestartHistory, restartDelay } from "./restart.ts";
