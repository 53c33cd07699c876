import type { ResourceId, ResourceKind } from "../graph/index.ts";
import type { Currency, Ratio } from "../units/index.ts";

/** How much a month is used: the three months that a platform's authors describe. */
export type UsageLevel = "low" | "mid" | "high";

/** From the quietest month to the busiest. */
export const USAGE_LEVELS: readonly UsageLevel[] = ["low", "mid", "high"];

/** One figure at each level of usage. */
export type Levels = Readonly<Record<UsageLevel, number>>;

/** How sure a price is: A from the provider itself or a bill, B derived from its price list by others, C third party or derived, U unconfirmed. */
export type Confidence = "A" | "B" | "C" | "U";

/**
 * What one environment costs: `terrace price --json`. Amounts are in `currency`, each rounded to the cent, and every total is the
 * sum of rounded amounts, so that a person who adds up the lines gets the same. What has no price is listed, never zero.
 */
export interface CostReport {
  readonly platform: string;
  readonly environment: string;
  readonly region: string | null;
  readonly currency: Currency;
  /** Hours that a month is counted with; a real bill has 672 to 744. */
  readonly hours: number;
  /** False where nobody says how much is used: only what stands there anyway is priced, and the three levels are equal. */
  readonly assumesUsage: boolean;
  /** What would be paid, with the commitments that the environment makes. */
  readonly monthly: Levels;
  readonly yearly: Levels;
  /** The same without commitments and spot capacity. */
  readonly onDemand: Levels;
  readonly items: readonly CostItem[];
  readonly unpriced: readonly UnpricedItem[];
  /** Resources that are known to cost nothing, and why. */
  readonly free: readonly { readonly reason: string; readonly resources: readonly ResourceId[] }[];
  readonly stated: readonly StatedComparison[];
  /** What the environment promises for a time, on demand and committed. */
  readonly commitments: readonly CommittedCost[];
  readonly savings: readonly SavingOption[];
  readonly budgets: readonly BudgetVerdict[];
  readonly unitCosts: readonly UnitCost[];
  readonly growth: readonly GrowthPoint[];
  readonly prices: PriceAge;
  /** What the figures assume, in sentences. */
  readonly assumptions: readonly string[];
}

/** One line of the bill: quantity × unit price. */
export interface CostItem {
  readonly resource: ResourceId;
  readonly kind: ResourceKind;
  /** The word of the bill that it belongs to, such as `fargate`, `nat`, `transfer`. */
  readonly group: string;
  readonly what: string;
  readonly sku: string;
  /** Where it is billed; `global` for what costs the same everywhere. */
  readonly region: string;
  readonly unit: string;
  /** Of the first unit that is paid, where the price falls with the quantity. */
  readonly unitPrice: number;
  readonly quantity: Levels;
  readonly monthly: Levels;
  /** The same without commitment or spot capacity. */
  readonly onDemand: Levels;
  /** How the amount comes about, such as `2 × 730 h × 0.0225`. */
  readonly formula: Readonly<Record<UsageLevel, string>>;
  /** Whether it follows the assumed usage. */
  readonly byUsage: boolean;
  /** What makes it cheaper than on demand; null where nothing does. */
  readonly commitment: string | null;
  readonly effectiveDate: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Something that is billed and that the total leaves out. */
export interface UnpricedItem {
  readonly resource: ResourceId;
  readonly kind: ResourceKind;
  readonly what: string;
  /** The price that the book lacks; null where only the quantity is unknown. */
  readonly sku: string | null;
  readonly region: string | null;
  readonly reason: "no-price" | "needs-assumption";
  /** What is missing, in a sentence. */
  readonly missing: string;
  /** What it would come to at a price that the book has and nobody confirms; null where it has none. Never part of a total. */
  readonly unconfirmed: Levels | null;
}

/** A figure that the requirements state beside the computed one. */
export interface StatedComparison {
  readonly requirement: string;
  /** What it is about; null for the whole environment. */
  readonly item: string | null;
  readonly low: number;
  readonly high: number;
  readonly currency: Currency;
  /** Null where nothing in the estimate answers to it. */
  readonly computed: Levels | null;
  /** The computed middle against the nearer end of the stated range: 0 inside it, 0.25 for a quarter above; null where nothing is computed. */
  readonly ratio: Ratio | null;
  /** Other environments that the computed figure counts in. */
  readonly includes: readonly string[];
  readonly difference: string;
}

/** One thing that is promised for a time. */
export interface CommittedCost {
  readonly resource: ResourceId;
  readonly what: string;
  /** Such as `1 year, nothing upfront`. */
  readonly promise: string;
  readonly onDemand: Levels;
  /** Null where the book has no rate for it: it is counted on demand. */
  readonly committed: Levels | null;
  readonly ratio: Ratio | null;
  /** What the requirements say that it saves, and what it would come to; null where they say nothing. */
  readonly stated: { readonly ratio: Ratio; readonly monthly: Levels } | null;
}

/** A way to pay less, with what it would save a month. Options may exclude each other: their sum means nothing. */
export interface SavingOption {
  readonly resource: ResourceId | null;
  readonly what: string;
  /** Null where only the requirements name it. */
  readonly saves: Levels | null;
  readonly ratio: Ratio | null;
  /** What it costs instead: a promise, a risk, some work. */
  readonly but: string;
  readonly source: string | null;
  readonly confidence: Confidence | null;
  /** What the requirements say of it; null where they say nothing. */
  readonly stated: { readonly requirement: string; readonly words: string } | null;
}

/** A budget held against the estimate. */
export interface BudgetVerdict {
  readonly budget: ResourceId;
  readonly monthly: number;
  readonly currency: Currency;
  /** The estimate as a share of it. */
  readonly share: Levels | null;
  /** The highest alert that would go off at each level; null for none. */
  readonly alert: Readonly<Record<UsageLevel, Ratio | null>>;
  readonly isOver: Readonly<Record<UsageLevel, boolean>>;
  /** The verdict in a sentence; also why there is none. */
  readonly says: string;
}

/** What one user or one video served costs, beside what it may cost. */
export interface UnitCost {
  readonly requirement: string;
  readonly per: "user" | "video-served";
  readonly below: number;
  /** Null where nobody says how many. */
  readonly computed: Levels | null;
  readonly isMet: Readonly<Record<UsageLevel, boolean>> | null;
}

/** The estimate with everything that follows usage multiplied. */
export interface GrowthPoint {
  readonly factor: number;
  readonly monthly: number;
  readonly perUser: number | null;
  readonly stated: { readonly requirement: string | null; readonly monthly: number } | null;
  /** Resources that have no room left at this point: the platform needs another environment before. */
  readonly exhausted: readonly ResourceId[];
}

/** How old the prices are that were used. */
export interface PriceAge {
  readonly asOf: string;
  readonly oldest: string | null;
  readonly used: number;
  /** Prices older than `limitDays`. */
  readonly stale: readonly { readonly sku: string; readonly region: string; readonly effectiveDate: string }[];
  readonly limitDays: number;
  /** Used prices that come from third parties or are derived. */
  readonly weak: readonly { readonly sku: string; readonly region: string; readonly source: string }[];
}

/** What another environment costs more or less, by resource; the other one is `to`. */
export interface CostComparison {
  readonly platform: string;
  readonly from: string;
  readonly to: string;
  readonly currency: Currency;
  readonly monthly: Levels;
  readonly yearly: Levels;
  /** Largest difference first. */
  readonly resources: readonly {
    readonly resource: ResourceId;
    readonly from: Levels;
    readonly to: Levels;
    readonly difference: Levels;
  }[];
  /** What each of the two leaves out. */
  readonly unpriced: { readonly from: number; readonly to: number };
}
