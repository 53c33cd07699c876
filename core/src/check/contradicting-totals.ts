import type { StatedCost } from "../graph/index.ts";
import { formatMoney } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** Several totals for one month of one environment, of which only one can be right. (BRQ-COST-08, BRQ-COST-15, CON-BRQ-01) */
export const contradictingTotals: Rule = {
  code: "TER-CHK-065",
  check({ costs }) {
    const totals = costs.stated.filter(({ item, difference }) => item === null && difference === null);
    if (totals.every((one) => totals.every((other) => meet(one, other)))) return [];
    return [
      {
        of: null,
        word: "costs.stated",
        message: `the month is stated to cost ${totals.map(written).join(", ")}`,
        hint: "leave each to the environment that it is of, or say why it differs: difference",
      },
    ];
  },
};

function meet(one: StatedCost, other: StatedCost): boolean {
  return one.low.amount <= other.high.amount && other.low.amount <= one.high.amount;
}

function written({ requirement, low, high }: StatedCost): string {
  const range = low.amount === high.amount ? "" : `${formatMoney(low)} to `;
  return `${range}${formatMoney(high)} (${requirement})`;
}
