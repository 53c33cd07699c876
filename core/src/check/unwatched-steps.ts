import { formatPercent } from "../units/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** A little of the traffic first only helps when something is looked at meanwhile. (ATL-DEPLOY-04, STM-DEPLOY-02, CON-ATL-24) */
export const unwatchedSteps: Rule = {
  code: "TER-CHK-069",
  check: (graph) =>
    processResources(graph).flatMap(({ id, deployment }) => {
      if (!("steps" in deployment) || deployment.rollback.alarms.length > 0) return [];
      const shares = deployment.steps
        .filter(({ share }) => share < 1)
        .map(({ share }) => formatPercent(share))
        .join(", ");
      return [
        {
          of: id,
          word: "deployment.rollback.alarms",
          message: `a new revision gets ${shares} of the traffic before all of it, and no alarm says that it should go back`,
          hint: 'name those that do: rollback: { alarms: ["errors"] }',
        },
      ];
    }),
};
