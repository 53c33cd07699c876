import type { Milliseconds, Ratio } from "../units/index.ts";

/** What is known of a new revision beside the old one, and everything that it was concluded from. Infinite and unknown figures are null. */
export interface CanaryVerdict {
  /** `inconclusive` is never a pass: the traffic stays as it is until there is more to go by, or the time is over. */
  readonly verdict: "pass" | "fail" | "inconclusive";
  readonly cause: CanaryCause;
  /** The verdict in a sentence, with its figures. */
  readonly reason: string;
  readonly evidence: CanaryEvidence;
}

/** What a verdict rests on. */
export type CanaryCause =
  /** Nothing worse was found in a sample that would have shown it. */
  | "no-worse"
  | "errors"
  /** Most requests take longer. */
  | "latency"
  /** The slowest requests take longer. */
  | "tail-latency"
  | "crash-loop"
  | "error-burst"
  /** The time to watch is not over, and nothing has been found yet. */
  | "watching"
  | "few-requests"
  | "no-traffic"
  | "no-baseline"
  | "no-latencies"
  /** Requests have ceased to arrive. */
  | "stale"
  /** The counts cannot be true. */
  | "contradiction";

/** The figures behind a verdict, so that anybody can work it out again. */
export interface CanaryEvidence {
  /** `final` when the time to watch was over. */
  readonly look: "interim" | "final";
  readonly canary: RevisionFigures;
  readonly baseline: RevisionFigures;
  /** The chance of condemning a revision that is no worse: in all, and what is spent while watching and at the end of it. */
  readonly alpha: { readonly total: Ratio; readonly early: Ratio; readonly final: Ratio };
  /** Empty where there was nothing to compare. */
  readonly tests: readonly CanaryTest[];
}

/** What one revision has done since the step began. */
export interface RevisionFigures {
  readonly requests: number;
  readonly errors: number;
  readonly errorRate: Ratio | null;
  readonly latencies: number;
  readonly median: Milliseconds | null;
  readonly p95: Milliseconds | null;
  readonly restarts: number;
}

/** One comparison of the two revisions. */
export interface CanaryTest {
  readonly measure: "errors" | "latency" | "tail-latency";
  readonly method: "fisher-exact" | "mann-whitney";
  /** Error rate, median or 95th percentile of each. */
  readonly canary: number | null;
  readonly baseline: number | null;
  /** Difference of the error rates; ratio of the medians or percentiles. */
  readonly effect: number | null;
  /** Where the effect lies with 95 % confidence at either end. A pass excludes what is above `high`. */
  readonly low: number | null;
  readonly high: number | null;
  /** The effect from which on the canary counts as worse when it is proved. */
  readonly least: number;
  /** The effect that the sample is made for, and the canary's requests that show it with the wanted power. */
  readonly detectable: number;
  readonly needed: number | null;
  readonly has: number;
  /** May be looked at as often as one likes. Already corrected for the tests beside it. */
  readonly early: number;
  /** Looked at once, when every sample is complete: null before. Already corrected for the tests beside it. */
  readonly final: number | null;
  readonly isWorse: boolean;
}
