/** What a supervisor remembers of a process's probes. Start with `NO_PROBES`. */
export interface ProbeHistory {
  readonly consecutiveSuccesses: number;
  readonly consecutiveFailures: number;
  readonly everReady: boolean;
}

/** Where a task begins that nobody has asked yet. */
export const NO_PROBES: ProbeHistory = { consecutiveSuccesses: 0, consecutiveFailures: 0, everReady: false };

/** How patient a judgement of health is. */
export interface HealthRules {
  /** Failures in a row after which a process that was ready counts as unhealthy. */
  readonly unhealthyAfter: number;
  /** Whether the time that a start may take is still running. */
  readonly withinGrace: boolean;
}

/** The history after one more probe. */
export function observeProbe(history: ProbeHistory, ok: boolean): ProbeHistory {
  return ok
    ? { consecutiveSuccesses: history.consecutiveSuccesses + 1, consecutiveFailures: 0, everReady: true }
    : { consecutiveSuccesses: 0, consecutiveFailures: history.consecutiveFailures + 1, everReady: history.everReady };
}

/**
 * The verdict over a process. Until its first good answer it is starting for as long as the grace lasts, and unhealthy after;
 * from then on single failures are forgiven and `unhealthyAfter` in a row are not.
 */
export function healthOf(history: ProbeHistory, rules: HealthRules): "starting" | "healthy" | "unhealthy" {
  if (!history.everReady) return rules.withinGrace ? "starting" : "unhealthy";
  return history.consecutiveFailures >= rules.unhealthyAfter ? "unhealthy" : "healthy";
}
