import type { Alarm } from "../graph/index.ts";
import type { Threshold } from "../spec/index.ts";
import { parseDuration, parsePercent } from "../units/index.ts";
import { complain, type Draft } from "./draft.ts";
import type { Watched } from "./watched.ts";

type Measured = Pick<Alarm, "threshold" | "unit">;

/** A threshold as a number and what it counts: a share, a time, or things. */
export function thresholdOf(words: Threshold): Measured {
  if (typeof words === "number") return { threshold: words, unit: "count" };
  const ratio = parsePercent(words);
  if (ratio !== undefined) return { threshold: ratio, unit: "ratio" };
  return { threshold: parseDuration(words) ?? Number.NaN, unit: "milliseconds" };
}

const WRITTEN = { ratio: 'a share: "80%"', milliseconds: 'a time: "2s"', count: "a number: 100" } as const;

/** Records that a threshold counts something else than the metric does. */
export function complainOfUnit(
  { metric, definition, unit }: Pick<Watched, "metric" | "definition"> & Pick<Alarm, "unit">,
  draft: Draft,
  path: readonly string[],
): void {
  if (definition === null || (definition.share && unit === "ratio")) return;
  const counted = definition.unit === "bytes" || definition.unit === "money" ? "count" : definition.unit;
  if (counted === unit) return;
  complain(draft, "TER-RES-014", {
    path,
    message: `${metric} is measured in ${definition.unit}, and its threshold is written as ${unit}`,
    hint: `write ${WRITTEN[counted]}`,
  });
}
