import type { StatedCost } from "@terrace/core/graph";
import type { CostItem, CostReport, Levels, StatedComparison } from "@terrace/core/report";
import { sumOfLevels } from "./cents.ts";
import type { Figures } from "./figures.ts";
import { cents, percent } from "./words.ts";

/** A figure that is off by no more is one that somebody rounded. (CON-BRQ-05) */
const ROUNDING = 0.25;

/**
 * Each stated figure beside the computed one, with the difference in a sentence. A stated total may count other environments in:
 * then so does the computed one. (ATL-P3-01, CON-ATL-18)
 */
export function compareStated({ graph, found }: Figures, included: readonly CostReport[]): readonly StatedComparison[] {
  return graph.costs.stated.map((stated) => {
    const others = stated.item === null ? included : [];
    const lines =
      stated.item === null
        ? [found.items, ...others.map(({ items }) => items)].flat()
        : linesOf(found.items, stated.item);
    const computed = lines.length === 0 ? null : sumOfLevels(lines.map((line) => line.monthly));
    const { low, high } = stated;
    const ratio = computed === null ? null : distance(computed.mid, low.amount, high.amount);
    return {
      requirement: stated.requirement,
      item: stated.item,
      low: low.amount,
      high: high.amount,
      currency: low.currency,
      computed,
      ratio,
      includes: others.map(({ environment }) => environment),
      difference: sentence(stated, { computed, ratio, lines, unpriced: found.unpriced.length }),
    };
  });
}

/** The lines of a kind of resource or of a word of the bill. The password that comes with a database is a line of secrets. */
function linesOf(items: readonly CostItem[], word: string): readonly CostItem[] {
  const kindOf = ({ group, kind }: CostItem) => (group === "secrets" ? "secret" : kind);
  return items.filter((item) => [item.group, kindOf(item), item.resource].includes(word));
}

/** How far a figure lies outside of a range, as a share of the nearer end. */
function distance(figure: number, low: number, high: number): number {
  const end = Math.min(high, Math.max(low, figure));
  return end === 0 ? 0 : Number(((figure - end) / end).toFixed(4));
}

function sentence(
  { difference, low, high }: StatedCost,
  {
    computed,
    ratio,
    lines,
    unpriced,
  }: {
    readonly computed: Levels | null;
    readonly ratio: number | null;
    readonly lines: readonly CostItem[];
    readonly unpriced: number;
  },
): string {
  const because = difference === null ? "." : `: ${difference.replace(/\.$/, "")}.`;
  if (computed === null || ratio === null) return `Nothing in the estimate answers to it${because}`;
  if (low.currency !== "USD") return `Prices are in USD, this figure is in ${low.currency}${because}`;
  const range = low.amount === high.amount ? cents(low.amount) : `${cents(low.amount)} to ${cents(high.amount)}`;
  if (ratio === 0)
    return `${cents(computed.mid)} ${low.amount === high.amount ? "is" : "lies within"} ${range}${because}`;
  const apart = `${cents(computed.mid)} is ${percent(Math.abs(ratio))} ${ratio > 0 ? "above" : "below"} ${range}`;
  if (difference !== null) return `${apart}${because}`;
  if (Math.abs(ratio) <= ROUNDING) return `${apart}: within what such a figure is rounded by.`;
  const partly =
    ratio < 0 && unpriced > 0 ? ` ${unpriced} ${unpriced === 1 ? "thing is" : "things are"} not priced.` : "";
  return `${apart}. It is made of ${madeOf(lines)}.${partly}`;
}

/** The largest parts of a computed figure, which is where a difference comes from. */
function madeOf(lines: readonly CostItem[]): string {
  const names = [...new Set(lines.map(({ what }) => what))];
  const parts = names
    .map((what) => ({
      what,
      amount: sumOfLevels(lines.filter((line) => line.what === what).map(({ monthly }) => monthly)).mid,
    }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount);
  const shown = parts.slice(0, 3).map(({ what, amount }) => `${what} ${cents(amount)}`);
  return [...shown, ...(parts.length > 3 ? [`${parts.length - 3} more`] : [])].join(", ");
}
