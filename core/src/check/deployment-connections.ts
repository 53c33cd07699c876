import { resourcesOf, surgeOf } from "../graph/index.ts";
import { databaseDemand } from "./database-demand.ts";
import type { ProcessResource } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** While a revision takes over, the old and the new tasks hold pools side by side; that too has to fit. (CON-STM-21) */
export const deploymentConnections: Rule = {
  code: "TER-CHK-002",
  check: (graph) =>
    resourcesOf(graph, "postgres").flatMap((database) => {
      const granted = database.pooler?.clientConnections ?? database.maxConnections;
      const steady = databaseDemand(graph, database, ({ tasks }) => tasks.maximum);
      const demand = databaseDemand(graph, database, duringDeployment);
      // More than fits already without a deployment is the finding of another rule.
      if (demand <= granted || steady > granted) return [];
      return [
        {
          of: database.id,
          word: "pool.max",
          message: `a deployment at full size may open ${demand} connections, and ${granted} are granted`,
          hint: "let fewer tasks start at once (rolling: maximum), take a smaller pool, or put a pooler in front",
        },
      ];
    }),
};

function duringDeployment({ tasks, deployment }: ProcessResource): number {
  return Math.ceil(tasks.maximum * surgeOf(deployment));
}
