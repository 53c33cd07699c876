import type { Log } from "@terrace/core/graph";
import { type PlanContext, reportNotRun } from "./plan/context.ts";
import { type Part, planned } from "./plan/part.ts";

/** Its lines are the files that processes write to: nothing has to be laid out. How long they are kept is `logRetention`. (BRQ-LOG-01, BRQ-LOG-02) */
export function planLog(log: Log, context: PlanContext): Part {
  if (log.exportTo.length > 0) reportNotRun(context, log.id, "lines stay in the state folder here and go nowhere else");
  return planned({});
}
