import { formatPercent } from "../units/index.ts";
import { loadThreshold } from "./load-threshold.ts";
import type { Rule } from "./rule.ts";

/** Below a ratio, sums of decimal fractions are noise. */
const NOISE = 1e-9;

/** A load test that passes while the promise is broken proves nothing of it. (BRQ-KPI-01, BRQ-LOAD-04, CON-BRQ-24) */
export const laxLoad: Rule = {
  code: "TER-CHK-075",
  check({ objectives: { availability }, operations }) {
    if (availability === null) return [];
    const allowed = 1 - availability;
    return operations.loads.flatMap((load) => {
      const failed = loadThreshold(load, "failed");
      if (failed === undefined || failed <= allowed + NOISE) return [];
      return [
        {
          of: null,
          word: `operations.loads.${load.name}`,
          message: `${load.name} passes with ${formatPercent(failed)} of its requests failed, and ${formatPercent(allowed)} may fail`,
          hint: `let it fail where the promise does: "failed < ${formatPercent(allowed)}"`,
        },
      ];
    });
  },
};
