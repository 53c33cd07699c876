import { type LifecycleRule, type Prefix, resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** From warm to cold to gone; S3 moves objects only in this direction. Source: Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle". */
const LADDER: readonly LifecycleRule["action"][] = ["infrequent", "intelligent", "glacier", "delete"];

const DAY = 86_400_000;

/** S3 does not move objects to Standard-IA before they are 30 days old. Source: the same page. */
const INFREQUENT_FROM = 30 * DAY;

/** A lifecycle that the store would refuse, or that could never happen. (BRQ-STOR-07, CON-BRQ-11) */
export const bucketLifecycle: Rule = {
  code: "TER-CHK-010",
  check: (graph) =>
    resourcesOf(graph, "bucket").flatMap(({ id, prefixes }) =>
      prefixes.flatMap((prefix) => {
        const why = impossible(prefix);
        if (why === null) return [];
        const word = prefix.prefix === "" ? "lifecycle" : `prefixes.${prefix.prefix.replace(/\/$/, "")}`;
        return [
          {
            of: id,
            word,
            message: `${prefix.prefix || "the bucket's own rule"}: ${why}`,
            hint: "let ages grow from infrequent or intelligent over glacier to delete",
          },
        ];
      }),
    ),
};

function impossible({ lifecycle }: Prefix): string | null {
  const steps = lifecycle.toSorted((a, b) => a.after - b.after);
  for (const [index, step] of steps.entries()) {
    if (step.action === "infrequent" && step.after < INFREQUENT_FROM)
      return `infrequent access begins at 30 days, not at ${formatDuration(step.after)}`;
    if (step.after % DAY !== 0) return `ages are whole days, not ${formatDuration(step.after)}`;
    const next = steps[index + 1];
    if (next === undefined) continue;
    if (next.after === step.after) return `${step.action} and ${next.action} fall on the same day`;
    if (step.action === "intelligent" && next.action === "infrequent")
      return "nothing moves from intelligent tiering to infrequent access";
    if (LADDER.indexOf(next.action) < LADDER.indexOf(step.action))
      return `${next.action} cannot follow ${step.action}, which is colder`;
  }
  return null;
}
