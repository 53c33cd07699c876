import type { UnitCost } from "@terrace/core/report";
import { levels } from "./cents.ts";
import type { Figures } from "./figures.ts";

/** What a user and a video cost, against what they may. Unknown without users. (BRQ-KPI-03, BRQ-COST-17) */
export function unitCosts({ graph, monthly, months }: Figures): readonly UnitCost[] {
  return graph.costs.unitGoals.map(({ requirement, per, below }) => {
    const count =
      months === null ? null : levels((level) => (per === "user" ? months[level].users : months[level].served));
    const isKnown = count !== null && count.low > 0 && count.mid > 0 && count.high > 0;
    const computed = isKnown ? levels((level) => Number((monthly[level] / count[level]).toFixed(6))) : null;
    const isMet = computed === null ? null : levels((level) => computed[level] < below.amount);
    return { requirement, per, below: below.amount, computed, isMet };
  });
}
