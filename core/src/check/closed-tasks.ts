import { findResource, type Graph, resourcesOf, type Value } from "../graph/index.ts";
import { type ProcessResource, processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** What a task on Fargate needs to start: its image and its log. Source: AWS, "Amazon ECR interface VPC endpoints". */
const NEEDED = ["ecr.api", "ecr.dkr", "logs", "s3"] as const;

/** Tasks that no way leads out of never start: they cannot fetch their image. (DFZ-NET-04, BRQ-NET-05) */
export const closedTasks: Rule = {
  code: "TER-CHK-056",
  check(graph) {
    const closed = processResources(graph).filter(({ tier, host }) => tier !== "public" && host === null);
    const needs = closed.some((process) => hasSecret(process, graph)) ? [...NEEDED, "secretsmanager"] : NEEDED;
    return resourcesOf(graph, "network").flatMap(({ id, nat, endpoints }) => {
      const missing = needs.filter((needed) => !endpoints.some(({ service }) => service === needed));
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

function hasSecret({ env }: ProcessResource, graph: Graph): boolean {
  return Object.values(env).some((value) => isSecret(value, graph));
}

/** Passwords are kept as secrets, and so is the address of a cache that has one. */
function isSecret(value: Value, graph: Graph): boolean {
  if (value.kind === "template") return value.parts.some((part) => isSecret(part, graph));
  if (value.kind !== "reference") return false;
  const { resource, output } = value;
  if (output === "password" || findResource(graph, "secret", resource) !== undefined) return true;
  return output === "url" && (findResource(graph, "redis", resource)?.password ?? null) !== null;
}
