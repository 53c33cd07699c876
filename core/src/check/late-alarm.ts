import { resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** An alarm for slow answers that is still silent when the slowest of all promises is broken. (BRQ-PERF-02, BRQ-ALARM-06, CON-BRQ-25) */
export const lateAlarm: Rule = {
  code: "TER-CHK-072",
  check(graph) {
    const slowest = Math.max(...Object.values(graph.objectives.p95));
    return resourcesOf(graph, "alarm")
      .filter(({ metric, comparison }) => metric === "latency-p95" && comparison.startsWith(">"))
      .filter(({ threshold }) => Number.isFinite(slowest) && threshold > slowest)
      .map(({ id, threshold }) => ({
        of: id,
        word: "above",
        message: `it goes off above ${formatDuration(threshold)}, and no answer is promised to take longer than ${formatDuration(slowest)}`,
        hint: `set the threshold to "${formatDuration(slowest)}"`,
      }));
  },
};
