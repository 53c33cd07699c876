import type { Milliseconds, Ratio } from "../units/index.ts";

/** How fast the error budget of an objective is used up, and what is left of it. */
export interface BurnRate {
  /** Share of good requests that is promised. */
  readonly objective: Ratio;
  /** The time that the promise is held against. */
  readonly period: Milliseconds;
  readonly at: number;
  /** From the fastest to the slowest. */
  readonly alerts: readonly BurnAlert[];
  /** The gravest that is firing; null for none. */
  readonly firing: BurnAlert["severity"] | null;
  readonly budget: ErrorBudget;
}

/** One pair of windows. Both must burn faster than the rate: the long one says that it matters, the short one that it still goes on. */
export interface BurnAlert {
  readonly severity: "page" | "ticket";
  /** How many times faster than the budget allows. */
  readonly rate: number;
  readonly long: BurnWindow;
  readonly short: BurnWindow;
  /** Null where there was no request in one of the windows: nothing is known. */
  readonly isFiring: boolean | null;
}

/** How fast the error budget went during one length of time. */
export interface BurnWindow {
  readonly length: Milliseconds;
  readonly good: number;
  readonly total: number;
  /** 1 uses the budget up exactly within the period; null without a request. */
  readonly rate: number | null;
}

/** What is left of the failures that a promise allows. */
export interface ErrorBudget {
  /** How much of the period is known. */
  readonly covered: Milliseconds;
  /** Share of the whole period's budget that is spent; more than 1 when it is overdrawn, null without a request. */
  readonly spent: number | null;
  readonly left: number | null;
  /** Until nothing is left at the rate of the last hour; 0 when nothing is, null when it does not burn or nobody knows. */
  readonly exhaustedIn: Milliseconds | null;
}
