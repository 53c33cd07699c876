import { didYouMean } from "@terrace/core/diagnostics";
import type { Trigger } from "@terrace/core/graph";
import type { Evidence } from "@terrace/core/report";
import { UserError } from "../user-error.ts";

/**
 * Holds evidence against the triggers that it is meant for: what no trigger asks for, as a sentence each, so that a slip of the pen does
 * not look like something that nobody measured. A share of more than the whole is refused: it was counted in percent.
 */
export function holdEvidence(
  path: string,
  { metrics, decisions }: Evidence,
  triggers: readonly Trigger[],
): readonly string[] {
  const measured = new Map(triggers.flatMap((one) => (one.kind === "metric" ? [[one.metric, one.unit] as const] : [])));
  const decided = new Set(triggers.flatMap(({ kind, id }) => (kind === "decision" ? [id] : [])));
  const faults = metrics.flatMap(({ metric, samples }) => {
    const most = Math.max(...samples.map(({ value }) => value));
    return measured.get(metric) === "ratio" && most > 1
      ? [`${metric} is a share, where 0.7 means 70%, and reaches ${most}`]
      : [];
  });
  if (faults.length > 0)
    throw new UserError(`${path} cannot be used as evidence.`, { code: "INVALID_EVIDENCE", detail: faults });
  return [
    ...metrics.flatMap(({ metric }) => unasked(metric, "is measured", [...measured.keys()])),
    ...decisions.flatMap(({ trigger }) => unasked(trigger, "is decided", [...decided])),
  ];
}

function unasked(name: string, done: string, asked: readonly string[]): readonly string[] {
  if (asked.includes(name)) return [];
  const hint = didYouMean(name, asked);
  return [`${name} ${done}, and no trigger asks for it${hint === null ? "" : `: ${hint}`}`];
}
