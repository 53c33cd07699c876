import { loadRate } from "./load-rate.ts";
import { loadThreshold } from "./load-threshold.ts";
import type { Rule } from "./rule.ts";

/** A load test that asks for more requests than it makes fails on any platform. (BRQ-LOAD-03, BRQ-LOAD-04, CON-BRQ-26) */
export const unreachableRate: Rule = {
  code: "TER-CHK-074",
  check: ({ operations }) =>
    operations.loads.flatMap((load) => {
      const wanted = loadThreshold(load, "requests");
      const rate = loadRate(load);
      if (wanted === undefined || rate === undefined || rate.mean >= wanted) return [];
      return [
        {
          of: null,
          word: `operations.loads.${load.name}`,
          message: `${load.name} must reach ${wanted} requests a second, and makes ${Math.round(rate.mean)} over its stages`,
          hint: "measure in the plateau only, or ask for what the stages make",
        },
      ];
    }),
};
