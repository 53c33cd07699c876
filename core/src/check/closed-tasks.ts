import { resourcesOf } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** What a task on Fargate needs to start: its image, its secrets and its log. Source: AWS, "Amazon ECR interface VPC endpoints". */
const NEEDED = ["ecr.api", "ecr.dkr", "logs", "s3", "secretsmanager"] as const;

/** Tasks that no way leads out of never start: they cannot fetch their image. (DFZ-NET-04, BRQ-NET-05) */
export const closedTasks: Rule = {
  code: "TER-CHK-056",
  check(graph) {
    const closed = processResources(graph).filter(({ tier, host }) => tier !== "public" && host === null);
    return resourcesOf(graph, "network").flatMap(({ id, nat, endpoints }) => {
      const missing = NEEDED.filter((needed) => !endpoints.some(({ service }) => service === needed));
      if (graph.target !== "aws" || nat !== "none" || closed.length === 0 || missing.length === 0) return [];
      return [
        {
          of: id,
          word: "nat",
          message: `no way leads out of the private tier, and tasks there cannot start without ${missing.join(", ")}`,
          hint: 'nat: "single", or endpoints for all of them',
        },
      ];
    });
  },
};
