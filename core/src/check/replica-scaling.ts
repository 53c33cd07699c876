import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** RDS follows the load with replicas only in Aurora. Source: AWS, "Amazon Aurora Auto Scaling with Aurora Replicas". (BRQ-DB-08, CON-DFZ-11) */
export const replicaScaling: Rule = {
  code: "TER-CHK-036",
  check: (graph) =>
    resourcesOf(graph, "postgres")
      .filter((database) => graph.target === "aws" && database.replicaScaling !== null)
      .map(({ id }) => ({
        of: id,
        word: "replicaScale",
        message: `replicas of ${id} are to come and go with the load, which RDS for PostgreSQL does not do`,
        hint: "name as many replicas as the busiest hour needs: replicas: [{ … }]",
      })),
};
