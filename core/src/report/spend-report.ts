import type { ResourceId } from "../graph/index.ts";
import type { Money, Ratio } from "../units/index.ts";

/** A budget against what was measured and priced this month. Amounts are in the currency of the budget, rounded to the cent. */
export interface SpendReport {
  readonly budget: ResourceId;
  readonly at: number;
  /** Such as `2026-11`; months are those of UTC. */
  readonly month: string;
  readonly monthly: Money;
  /** So far; at least that much where usage has no price or days were not measured. */
  readonly spent: number;
  readonly share: Ratio;
  /** Days of this month, today included, of which nothing is known. */
  readonly unmeasured: number;
  /** What was used and has no price: in no amount. */
  readonly unpriced: readonly string[];
  /** Null where too few days are known to say. */
  readonly forecast: SpendForecast | null;
  readonly alerts: readonly BudgetAlert[];
  /** Null where none is looked for, or too few days are known. */
  readonly anomaly: CostAnomaly | null;
}

/** What the whole month will come to: the mean, and two standard errors around it. */
export interface SpendForecast {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  /** Days that it was worked out from. */
  readonly days: number;
}

/** One of the shares at which somebody is told: `forecast` when the month will probably end there. */
export interface BudgetAlert {
  readonly share: Ratio;
  readonly amount: number;
  readonly state: "ahead" | "forecast" | "reached";
}

/** The last whole day against those before it. */
export interface CostAnomaly {
  /** Midnight at which the day began, in milliseconds since 1970. */
  readonly day: number;
  readonly amount: number;
  /** Mean of the days before. */
  readonly expected: number;
  /** 0.3 for a third more than expected, negative for less; null where nothing was expected. */
  readonly deviation: Ratio | null;
  /** The same in standard deviations of those days; null where they were all alike. */
  readonly standardDeviations: number | null;
  readonly isAnomaly: boolean;
}

/** Something about money that people are told once. */
export interface BudgetEvent {
  readonly budget: ResourceId;
  readonly kind: "reached" | "forecast" | "anomaly";
  readonly at: number;
  /** The share of the budget; null for an anomaly. */
  readonly share: Ratio | null;
  readonly reason: string;
}
