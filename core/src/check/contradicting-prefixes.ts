import { type LifecycleRule, type Prefix, resourcesOf } from "../graph/index.ts";
import { formatDuration } from "../units/index.ts";
import type { Rule } from "./rule.ts";

const COLDNESS: readonly LifecycleRule["action"][] = ["intelligent", "infrequent", "glacier", "delete"];

/** S3 holds an object to every prefix that it lies under, so a wider one must not ask for something else. (CON-BRQ-10) */
export const contradictingPrefixes: Rule = {
  code: "TER-CHK-029",
  check: (graph) =>
    resourcesOf(graph, "bucket").flatMap(({ id, prefixes }) =>
      prefixes.flatMap((inner) =>
        prefixes
          .filter((outer) => outer !== inner && inner.prefix.startsWith(outer.prefix))
          .flatMap((outer) => {
            const clash = clashOf(outer, inner);
            if (clash === null) return [];
            return [
              {
                of: id,
                word: `prefixes.${inner.prefix.replace(/\/$/, "")}`,
                message: `objects below ${inner.prefix} also lie below ${outer.prefix || "the bucket's own rule"}: ${clash}`,
                hint: "give each prefix its own ages, and take the wider rule away",
              },
            ];
          }),
      ),
    ),
};

function clashOf(outer: Prefix, inner: Prefix): string | null {
  for (const wide of outer.lifecycle)
    for (const own of inner.lifecycle) {
      const ages = `${own.action} after ${formatDuration(own.after)} and ${wide.action} after ${formatDuration(wide.after)}`;
      if (own.action === wide.action && own.after !== wide.after) return ages;
      if (COLDNESS.indexOf(own.action) > COLDNESS.indexOf(wide.action) && own.after <= wide.after) return ages;
    }
  return null;
}
