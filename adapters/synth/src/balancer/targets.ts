import { type Balancer, findResource, type Graph, type ResourceId, type Service, type Site } from "@terrace/core/graph";
import { logicalId, nameOf } from "../assembly/name.ts";

/** One rule of a listener and the group of tasks behind it. */
export interface Target {
  readonly paths: readonly string[];
  readonly process: Service | Site;
  readonly priority: number;
  readonly rule: string;
  /** Logical ids of the target groups: the second one is there where traffic moves between two. */
  readonly group: string;
  readonly alternate: string | null;
}

/** Values that one condition of a listener rule may hold. */
const PATHS_OF_A_RULE = 5;

/**
 * The rules of a balancer in the order of its routes. Where ECS moves traffic between two groups, each rule has a pair
 * of its own, because ECS turns one rule for each pair; else all rules of a process share one group.
 */
export function targetsOf(balancer: Balancer, graph: Graph): readonly Target[] {
  const counts = new Map<ResourceId, number>();
  return balancer.routes
    .flatMap(({ paths, target }) => chunks(paths).map((chunk) => ({ paths: chunk, target })))
    .flatMap(({ paths, target }, index) => {
      const process = findResource(graph, "service", target) ?? findResource(graph, "site", target);
      if (process === undefined) return [];
      const count = (counts.get(target) ?? 0) + 1;
      counts.set(target, count);
      const ordinal = count === 1 ? [] : [String(count)];
      const shifting = shifts(process);
      const group = logicalId(balancer.id, "To", nameOf(target), ...(shifting ? ordinal : []));
      return [
        {
          paths,
          process,
          priority: (index + 1) * 10,
          rule: logicalId(balancer.id, "Rule", nameOf(target), ...ordinal),
          group,
          alternate: shifting ? `${group}Alternate` : null,
        },
      ];
    });
}

/** Whether a deployment of the process moves traffic between two target groups. */
function shifts({ deployment }: Service | Site): boolean {
  return deployment.strategy !== "rolling" && deployment.strategy !== "replace";
}

function chunks(paths: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(paths.length / PATHS_OF_A_RULE);
  return Array.from({ length: count }, (_, index) =>
    paths.slice(index * PATHS_OF_A_RULE, (index + 1) * PATHS_OF_A_RULE),
  );
}
