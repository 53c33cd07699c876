import type { TriggerWords } from "@terrace/core/spec";

type Triggers = Readonly<Record<string, TriggerWords>>;

/** One of them is enough; a decision that somebody records counts at once. (ATL-P2-06, CON-ATL-21, CON-ATL-22) */
export const toGrowth = {
  "busy-host": {
    to: "growth",
    metric: "machine.cpu",
    above: "70%",
    sustained: "7d",
    source: "CloudWatch",
    requirement: "ATL-P2-02",
  },
  crowded: {
    to: "growth",
    metric: "concurrent-users",
    above: 200,
    source: "application metrics",
    requirement: "ATL-P2-03",
  },
  "no-downtime": { to: "growth", decision: "Are deployments without downtime needed?", requirement: "ATL-P2-04" },
  "no-single-point": {
    to: "growth",
    decision: "Is a single point of failure no longer acceptable?",
    requirement: "ATL-P2-05",
  },
} as const satisfies Triggers;

/** ATL-P3-03 .. ATL-P3-06 */
export const toScale = {
  members: {
    to: "scale",
    metric: "registered-users",
    above: 1_000,
    source: "application metrics",
    requirement: "ATL-P3-03",
  },
  "slow-search": {
    to: "scale",
    metric: "search.latency-p95",
    above: "500ms",
    source: "CloudWatch or application metrics",
    requirement: "ATL-P3-04",
  },
  staging: { to: "scale", decision: "Is a staging environment needed?", requirement: "ATL-P3-05" },
  fuzzy: { to: "scale", decision: 'Is fuzzy search or "did you mean" needed?', requirement: "ATL-P3-06" },
} as const satisfies Triggers;

/** ATL-P4-02 .. ATL-P4-04 */
export const toFull = {
  members: {
    to: "full",
    metric: "registered-users",
    above: 5_000,
    source: "application metrics",
    requirement: "ATL-P4-02",
  },
  "second-region": { to: "full", decision: "Is recovery in another region needed?", requirement: "ATL-P4-03" },
  spikes: {
    to: "full",
    metric: "gateway.cpu",
    above: "70%",
    sustained: "1h",
    source: "CloudWatch",
    requirement: "ATL-P4-04",
  },
} as const satisfies Triggers;
