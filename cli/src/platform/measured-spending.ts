import type { SpendingReport } from "@terrace/core/report";
import { askControl } from "./ask-control.ts";
import { runningPlatform } from "./running-platform.ts";

/** What this month has come to on a platform that runs here. Throws a `UserError` when it does not. */
export async function measuredSpending(
  word: string | undefined,
  environment: string | undefined,
): Promise<SpendingReport> {
  return askControl<SpendingReport>(await runningPlatform(word, environment), "GET /spending");
}
