import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A health check that fails with a third party lets the balancer end healthy tasks in somebody else's outage. (CON-STM-10) */
export const healthDependency: Rule = {
  code: "TER-CHK-004",
  check: (graph) =>
    [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site")]
      .filter(({ health }) => health.dependsOn.length > 0)
      .map(({ id, health }) => ({
        of: id,
        word: "health.dependsOn",
        message: `${health.path} fails with ${health.dependsOn.join(" and ")}, and then every task of ${id} is replaced for nothing`,
        hint: "ask a shallow path here, and report third parties under /health/ready",
      })),
};
