import type { Bytes, MoneyWords, Percent } from "../units/index.ts";
import { amount, bytes, count, leaf, money, oneOf, percent, share, text } from "./leaf-fields.ts";
import { either, list, nullable, record, words } from "./structure-fields.ts";

/** What is assumed of a month, and what the requirements say that it costs. */
export interface CostsWords {
  /** A level that is left out is as the middle one, and that as another that is said. */
  readonly usage?: { readonly low?: UsageWords; readonly mid?: UsageWords; readonly high?: UsageWords };
  /** By requirement. */
  readonly stated?: Readonly<Record<string, StatedCostWords | null>>;
  /** Other environments that the stated total counts in. */
  readonly includes?: readonly string[];
  readonly unitGoals?: readonly UnitGoalWords[];
  readonly growth?: readonly GrowthWords[];
  /** By requirement. */
  readonly savings?: Readonly<Record<string, SavingWords | null>>;
}

/** One month at one level; nothing of what is left out; `load` is then 0 % at `low`, 50 % at `mid` and 100 % at `high`. */
export interface UsageWords {
  readonly requests?: number;
  /** What leaves to the internet. */
  readonly egress?: Bytes;
  /** Share that the edge answers from its own copy. */
  readonly hitRatio?: Percent;
  /** Where between the least and the most tasks the average lies. */
  readonly load?: Percent;
  readonly nat?: Bytes;
  readonly logs?: Bytes;
  /** By name of the bucket or the registry; copies as `"backup.database"`. */
  readonly stored?: Readonly<Record<string, Bytes>>;
  readonly objects?: number;
  readonly messages?: number;
  readonly liveHours?: number;
  readonly users?: number;
  readonly served?: number;
}

/** An amount a month, or from the least to the most. */
export type MonthlyWords = MoneyWords | readonly [low: MoneyWords, high: MoneyWords];

/** A line of the bill: all of one kind of resource, or `fargate` for all tasks, `nat` for the gateways, `transfer` for what leaves to the internet. */
export type BillItem = (typeof ITEMS)[number];

const ITEMS = [
  "fargate",
  "nat",
  "transfer",
  "audit",
  "backup",
  "balancer",
  "bucket",
  "dns",
  "edge",
  "host",
  "key",
  "live",
  "log",
  "network",
  "postgres",
  "queue",
  "redis",
  "registry",
  "search",
  "secret",
  "standby",
  "waf",
] as const;

export interface StatedCostWords {
  /** What of the bill it is about; the whole environment if left out. */
  readonly item?: BillItem;
  readonly monthly: MonthlyWords;
  /** Why the computed figure differs, in a sentence. */
  readonly difference?: string | null;
}

export interface UnitGoalWords {
  readonly requirement: string;
  readonly per: "user" | "video-served";
  readonly below: MoneyWords;
}

export interface GrowthWords {
  /** How many times the users. */
  readonly factor: number;
  readonly monthly: MoneyWords;
  readonly requirement?: string;
}

export interface SavingWords {
  readonly what: string;
  readonly ratio?: Percent | null;
  readonly monthly?: MonthlyWords | null;
}

const usage = words<UsageWords>("a month: { requests, egress, hitRatio, … }", {
  requests: amount,
  egress: bytes,
  hitRatio: share,
  load: share,
  nat: bytes,
  logs: bytes,
  stored: record("sizes by bucket", bytes),
  objects: amount,
  messages: amount,
  liveHours: amount,
  users: amount,
  served: amount,
});

const between = leaf<readonly [MoneyWords, MoneyWords]>(
  'the least and the most, such as ["150 USD", "200 USD"]',
  ["0 USD", "0 USD"],
  (value) => {
    if (!Array.isArray(value) || value.length !== 2) return false;
    return value.every((one) => money.read(one, { path: "", complete: true }).findings.length === 0);
  },
);

const monthly = either(money, between);

const item = oneOf(...ITEMS);

export const costsField = words<CostsWords>("costs: { usage, stated, … }", {
  usage: words<NonNullable<CostsWords["usage"]>>("usage: { low, mid, high }", { low: usage, mid: usage, high: usage }),
  stated: record(
    "stated costs by requirement",
    nullable(
      words<StatedCostWords>("a stated cost: { item, monthly }", { item, monthly, difference: nullable(text) }, [
        "monthly",
      ]),
    ),
  ),
  includes: list("a list of environments", text),
  unitGoals: list(
    "a list of goals",
    words<UnitGoalWords>(
      "a goal: { requirement, per, below }",
      { requirement: text, per: oneOf("user", "video-served"), below: money },
      ["requirement", "per", "below"],
    ),
  ),
  growth: list(
    "a list of totals by growth",
    words<GrowthWords>("growth: { factor, monthly }", { factor: count, monthly: money, requirement: text }, [
      "factor",
      "monthly",
    ]),
  ),
  savings: record(
    "savings by requirement",
    nullable(
      words<SavingWords>(
        "a saving: { what, ratio, monthly }",
        { what: text, ratio: nullable(percent), monthly: nullable(monthly) },
        ["what"],
      ),
    ),
  ),
});
