import type { BudgetSpec } from "../spec/index.ts";
import { channelsOf } from "./channel.ts";
import { add, type Draft } from "./draft.ts";
import { amountOf, ratio } from "./measure.ts";

/** What a month may cost, with a message on the way there and one at the end unless somebody says otherwise. (BRQ-COST-16, STM-COST-02) */
export function resolveBudget(name: string, words: BudgetSpec, draft: Draft): void {
  add(draft, {
    kind: "budget",
    id: `budget.${name}`,
    monthly: amountOf(words.monthly),
    covers: words.covers ?? "infrastructure",
    alerts: (words.alerts ?? ["80%", "100%"]).map(ratio).sort((a, b) => a - b),
    anomaly: words.anomaly == null ? null : ratio(words.anomaly),
    channels: channelsOf(words.channels, draft, [name, "channels"]),
  });
}
