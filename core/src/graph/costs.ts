import type { ByteCount, Money, Ratio } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";
import type { ResourceKind } from "./resources.ts";

/** What is assumed of a month, and what the requirements say that it costs. */
export interface Costs {
  /** What a month looks like at three levels; null where nobody says, and nothing by usage can be priced. */
  readonly usage: { readonly low: Usage; readonly mid: Usage; readonly high: Usage } | null;
  readonly stated: readonly StatedCost[];
  /** Other environments that the stated total counts in, such as staging. */
  readonly includes: readonly string[];
  readonly unitGoals: readonly UnitGoal[];
  /** Stated totals by growth, such as ten times the users. (BRQ-COST-09) */
  readonly growth: readonly { readonly factor: number; readonly monthly: Money; readonly requirement: string | null }[];
  /** Savings that the requirements name. (BRQ-COST-10..14) */
  readonly savings: readonly StatedSaving[];
}

/** One month at one level. */
export interface Usage {
  /** Requests that reach the platform. */
  readonly requests: number;
  /** Bytes that leave to the internet. */
  readonly egress: ByteCount;
  /** Share of requests and bytes that an edge answers from its own copy. */
  readonly hitRatio: Ratio;
  /** Where between the least and the most tasks the month's average lies: 0 to 1. */
  readonly load: Ratio;
  /** Bytes that pass the NAT gateways. */
  readonly nat: ByteCount;
  /** Log lines, in bytes. */
  readonly logs: ByteCount;
  /** Bytes kept by bucket, as an average over the month. */
  readonly stored: Readonly<Record<ResourceId, ByteCount>>;
  /** New objects a month over all buckets. */
  readonly objects: number;
  /** Messages over all queues. */
  readonly messages: number;
  /** Hours with a live channel on, added up over channels. */
  readonly liveHours: number;
  /** People who use the platform in the month, for unit costs. */
  readonly users: number;
  /** Videos served, for unit costs. */
  readonly served: number;
}

/** A figure that the requirements state, beside which the computed one is shown. */
export interface StatedCost {
  readonly requirement: string;
  /** What of the bill it is about; null for the whole environment. */
  readonly item: CostItem | null;
  readonly low: Money;
  readonly high: Money;
  /** Why the computed figure differs, in a sentence. */
  readonly difference: string | null;
}

/**
 * A line of a bill: everything of one kind, or one of the lines that no kind stands for: `fargate` is the tasks of all services,
 * workers and sites, `nat` the gateways and what passes them, `transfer` what leaves to the internet.
 */
export type CostItem = ResourceKind | "fargate" | "nat" | "transfer";

/** What one user or one video served may cost, as a requirement says. */
export interface UnitGoal {
  readonly requirement: string;
  readonly per: "user" | "video-served";
  readonly below: Money;
}

/** What somebody has promised to save, to be held against what the bill says; null where it was not said in that form. */
export interface StatedSaving {
  readonly requirement: string;
  readonly what: string;
  readonly ratio: Ratio | null;
  readonly low: Money | null;
  readonly high: Money | null;
}
