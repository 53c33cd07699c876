import type { Costs } from "../graph/index.ts";
import { formatMoney } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** What rounding excuses. */
const ROUNDING = 1.05;

/** Lines of a bill that come to more than the total that stands above them. (WEB-COST-01, CON-WEB-01) */
export const statedSum: Rule = {
  code: "TER-CHK-064",
  check: ({ costs }) =>
    totalsOf(costs).flatMap(({ requirement, high, difference }) => {
      const lines = costs.stated.filter(({ item }) => item !== null);
      const sum = { ...high, amount: lines.reduce((amount, line) => amount + line.high.amount, 0) };
      if (difference !== null || sum.amount <= high.amount * ROUNDING) return [];
      return [
        {
          of: null,
          word: `costs.stated.${requirement}`,
          message: `${requirement} states ${formatMoney(high)} a month at most, and the lines beside it make up to ${formatMoney(sum)}`,
          hint: "state what they make, or say why it differs: difference",
        },
      ];
    }),
};

function totalsOf({ stated }: Costs): Costs["stated"] {
  return stated.filter(({ item }) => item === null);
}
