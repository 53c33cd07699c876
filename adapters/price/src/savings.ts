import { findResource, resourcesOf } from "@terrace/core/graph";
import type { CostItem, Levels, SavingOption } from "@terrace/core/report";
import { formatMoney } from "@terrace/core/units";
import { DISCOUNTS, type Discount } from "./book/discounts.ts";
import { findPrice } from "./book/price-book.ts";
import { levels, sumOfLevels, toCents } from "./cents.ts";
import { promiseWords, rateOf } from "./discount.ts";
import type { Figures } from "./figures.ts";
import { planInsteadOfUse } from "./flat-plan.ts";
import { percent } from "./words.ts";

/** Ways to pay less, the largest first: promises not made yet, other capacity, other products. (BRQ-COST-10..14, ATL-COST-02, STM-COST-04) */
export function savingOptions(figures: Figures): readonly SavingOption[] {
  const options = [
    ...promises(figures),
    ...spotWorkers(figures),
    ...otherProcessors(figures),
    ...otherEngine(figures),
    ...oneGateway(figures),
    ...planInsteadOfUse(figures),
    ...firstYear(figures),
  ];
  return [...options.sort((a, b) => (b.saves?.mid ?? 0) - (a.saves?.mid ?? 0)), ...statedSavings(figures)];
}

function promises({ found }: Figures): readonly SavingOption[] {
  return found.charges
    .flatMap(({ charge: { committable, isSpot }, items: [item] }) => {
      if (committable === null || committable.commitment !== null || isSpot || item === undefined) return [];
      if (committable.family === "fargate") return [];
      const rate = DISCOUNTS.find(
        ({ family, promise }) => family === committable.family && promise?.term === "1y" && promise.payment === "none",
      );
      return rate === undefined ? [] : [promise(rate, [item], `${item.resource}: ${item.what} promised`)];
    })
    .concat(savingsPlan(found.items));
}

/** One plan covers the tasks of all services. */
function savingsPlan(items: readonly CostItem[]): readonly SavingOption[] {
  const tasks = items.filter(({ group, commitment }) => group === "fargate" && commitment === null);
  const rate = rateOf("fargate", { term: "3y", payment: "all" });
  if (tasks.length === 0 || rate === undefined) return [];
  return [{ ...promise(rate, tasks, "all tasks: a Compute Savings Plan"), resource: null }];
}

function promise(rate: Discount, items: readonly CostItem[], what: string): SavingOption {
  const words = rate.promise === null ? "" : ` for ${promiseWords(rate.promise)}`;
  return {
    resource: items[0]?.resource ?? null,
    what: `${what}${words}`,
    saves: share(items, rate.ratio),
    ratio: rate.ratio,
    but: rate.isUpTo ? 'paid whether used or not; the rate is the provider\'s "up to"' : "paid whether used or not",
    source: rate.source,
    confidence: rate.confidence,
    stated: null,
  };
}

/** A worker's job comes back when its task is taken away: workers can bear spot capacity. (BRQ-COST-13) */
function spotWorkers({ graph, found }: Figures): readonly SavingOption[] {
  const rate = DISCOUNTS.find(({ family, promise: taken }) => family === "fargate" && taken === null);
  const items = found.items.filter(
    ({ kind, group, resource }) =>
      kind === "worker" && group === "fargate" && findResource(graph, "worker", resource)?.capacity === "on-demand",
  );
  if (rate === undefined || items.length === 0) return [];
  return [
    {
      ...promise(rate, items, "workers: spot capacity"),
      but: "a task may be taken away with two minutes' notice; its job is done again",
    },
  ];
}

/** The same tasks on ARM, where the book has both prices. */
function otherProcessors({ found }: Figures): readonly SavingOption[] {
  const items = found.items.filter(({ sku, commitment }) => sku.startsWith("fargate.x86_64") && commitment === null);
  const saved = items.flatMap((item) => {
    const other = findPrice(item.sku.replace("x86_64", "arm64"), item.region);
    return other === undefined
      ? []
      : [levels((level) => toCents(item.quantity[level] * (item.unitPrice - other.price)))];
  });
  if (saved.length === 0) return [];
  return [
    option("all tasks: ARM instead of x86", saved, {
      items,
      but: "images must be built for ARM",
      sku: "fargate.arm64.vcpu",
    }),
  ];
}

/** Valkey answers the same protocol for a fifth less. */
function otherEngine({ found }: Figures): readonly SavingOption[] {
  return found.items.flatMap((item) => {
    const sku = item.sku.replace("elasticache.redis.", "elasticache.valkey.");
    const other = sku === item.sku ? undefined : findPrice(sku, item.region);
    if (other === undefined || item.commitment !== null) return [];
    const saved = [levels((level) => toCents(item.quantity[level] * (item.unitPrice - other.price)))];
    return [
      option(`${item.resource}: Valkey instead of Redis`, saved, {
        items: [item],
        but: "the engine changes, without downtime",
        sku,
      }),
    ];
  });
}

/** The smallest databases cost nothing in the first year of an old account; that is an option and no price, for it ends. (ATL-DB-08) */
function firstYear({ found }: Figures): readonly SavingOption[] {
  const items = found.items.filter(({ sku }) => /^rds\.postgres\.db\.(t3|t4g)\.micro\.single$/.test(sku));
  return items.map((item) => ({
    resource: item.resource,
    what: `${item.resource}: ${item.what}, free for an account's first twelve months`,
    saves: item.monthly,
    ratio: 1,
    but: "only for accounts opened before 2025-07-15, and only once",
    source: "PL-aug26",
    confidence: "B",
    stated: null,
  }));
}

function oneGateway({ graph, found }: Figures): readonly SavingOption[] {
  const network = resourcesOf(graph, "network").find(({ nat }) => nat === "per-zone");
  const item = found.items.find(({ sku, resource }) => sku === "nat.hour" && resource === network?.id);
  if (item === undefined) return [];
  const gateways = item.quantity.mid / 730;
  if (gateways < 2) return [];
  const saved = [levels((level) => toCents((item.monthly[level] * (gateways - 1)) / gateways))];
  return [
    option("one NAT gateway instead of one per zone", saved, {
      items: [item],
      but: "losing its zone cuts every zone off",
      sku: item.sku,
    }),
  ];
}

function option(
  what: string,
  saved: readonly Levels[],
  { items, but, sku }: { readonly items: readonly CostItem[]; readonly but: string; readonly sku: string },
): SavingOption {
  const saves = sumOfLevels(saved);
  const base = sumOfLevels(items.map(({ monthly }) => monthly));
  const row = findPrice(sku, items[0]?.region ?? "");
  return {
    resource: items.length === 1 ? (items[0]?.resource ?? null) : null,
    what,
    saves,
    ratio: base.mid === 0 ? null : Number((saves.mid / base.mid).toFixed(4)),
    but,
    source: row?.source ?? null,
    confidence: row?.confidence ?? null,
    stated: null,
  };
}

function share(items: readonly CostItem[], ratio: number): Levels {
  return sumOfLevels(items.map((item) => levels((level) => toCents(item.onDemand[level] * ratio))));
}

function statedSavings({ graph }: Figures): readonly SavingOption[] {
  return graph.costs.savings.map(({ requirement, what, ratio, low, high }) => ({
    resource: null,
    what,
    saves: null,
    ratio: null,
    but: "named by the requirements",
    source: null,
    confidence: null,
    stated: {
      requirement,
      words: [
        ratio === null ? null : percent(ratio),
        low === null
          ? null
          : high === null || high.amount === low.amount
            ? formatMoney(low)
            : `${formatMoney(low)} to ${formatMoney(high)}`,
      ]
        .filter((part) => part !== null)
        .join(", "),
    },
  }));
}
