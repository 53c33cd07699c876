import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A name that asks for its health where nobody answers leads everybody away from what is well. (BRQ-SVC-11, BRQ-DR-08, CON-BRQ-14) */
export const nameHealthPath: Rule = {
  code: "TER-CHK-043",
  check(graph) {
    const answered = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site")].map(({ health }) => health.path);
    return resourcesOf(graph, "dns").flatMap(({ id, records }) =>
      records.flatMap(({ name, health }) => {
        if (health === null || answered.includes(health.path)) return [];
        return [
          {
            of: id,
            word: `records.${name}`,
            message: `${name || "the zone itself"} asks ${health.path} for its health, and tasks answer at ${[...new Set(answered)].join(", ")}`,
            hint: "ask the path that the services answer",
          },
        ];
      }),
    );
  },
};
