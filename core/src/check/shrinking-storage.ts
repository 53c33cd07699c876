import { resourcesOf } from "../graph/index.ts";
import { formatBytes } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** Storage grows and never shrinks, so the end of growing lies at its size or above. (BRQ-DB-03, STM-DB-03) */
export const shrinkingStorage: Rule = {
  code: "TER-CHK-041",
  check: (graph) =>
    resourcesOf(graph, "postgres")
      .filter(({ storage }) => storage.growTo < storage.size)
      .map(({ id, storage }) => ({
        of: id,
        word: "storage.growTo",
        message: `${id} begins with ${formatBytes(storage.size)} and is to grow to ${formatBytes(storage.growTo)}`,
        hint: "let growTo be the larger of the two, or leave it out",
      })),
};
