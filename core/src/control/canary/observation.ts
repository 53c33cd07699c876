import type { Milliseconds, Ratio } from "../../units/index.ts";

/**
 * What one revision has done since the present step began, the weights unchanged. The baseline is the old revision at the same time,
 * best on tasks started together with the canary's: caches and compiled code of another age are no comparison.
 */
export interface RevisionObservation {
  readonly requests: number;
  /** Answers of 5xx, and requests that got none: refused, reset, cut off or timed out. */
  readonly errors: number;
  /**
   * Milliseconds, with their fractions, of requests that were answered without an error (those are quick or late for reasons of their own):
   * all, or a fair sample of a few thousand, in any order.
   */
  readonly latencies: ArrayLike<Milliseconds>;
  /**
   * The same, some of each, by blocks of time that have equal lengths and the same numbers for both revisions. Slow answers come in bursts, which
   * the other tests take for many independent ones: with blocks, slower is only what is slower in most of them. Left out, nobody looks at that.
   */
  readonly blocks?: ReadonlyMap<number, readonly Milliseconds[]>;
  /** The same counts of the last seconds alone. */
  readonly recent: { readonly requests: number; readonly errors: number };
  /** Ends of its tasks that nobody asked for. */
  readonly restarts: number;
  /** Null when there was none. */
  readonly lastRequestAt: number | null;
}

/** What is asked of a canary. `CANARY_RULES` stands for whatever is left out. */
export interface CanaryRules {
  /** The chance of condemning a revision that is no worse, over all judgements together and however often one looks. */
  readonly alpha: Ratio;
  /** Judgements that share alpha: steps of one deployment times services deployed together. */
  readonly judgements: number;
  /** The chance of finding what is just detectable. */
  readonly power: Ratio;
  /** Increase of the error rate that the sample must be able to show. */
  readonly detectableIncrease: Ratio;
  /** Increase of the error rate that nobody minds when it is proved. */
  readonly toleratedIncrease: Ratio;
  /** Ratio of medians or 95th percentiles that the sample must be able to show, and below which nobody minds. */
  readonly detectableSlowdown: number;
  /** However many times slower: a difference below this is felt by nobody, and a connection that was not kept open makes as much. */
  readonly leastDelay: Milliseconds;
  /** However large the effect to be detected: no verdict on fewer requests. */
  readonly minimumRequests: number;
  /** Without a request for so long, counts tell of the past. */
  readonly staleAfter: Milliseconds;
  /** Restarts that condemn a canary beside a baseline with fewer; `crashLimit` ends any deployment, whoever judges. */
  readonly crashLoop: number;
  /** Recent errors, and their share of recent requests, that are a burst. */
  readonly burst: { readonly errors: number; readonly rate: Ratio };
}

/** What holds where nobody says otherwise: one good revision in a hundred may be condemned, and a clearly worse one is found four times in five. */
export const CANARY_RULES: CanaryRules = {
  alpha: 0.01,
  judgements: 1,
  power: 0.8,
  detectableIncrease: 0.01,
  toleratedIncrease: 0,
  detectableSlowdown: 1.25,
  leastDelay: 2,
  minimumRequests: 100,
  staleAfter: 30_000,
  crashLoop: 2,
  burst: { errors: 10, rate: 0.5 },
};

/** One look at a canary. */
export interface CanaryLook {
  /** `final` once the time to watch is over: only then can it pass. */
  readonly look: "interim" | "final";
  readonly now: number;
  readonly rules?: Partial<CanaryRules>;
}

/** Both revisions at once. */
export interface Pair<T> {
  readonly canary: T;
  readonly baseline: T;
}
