import { type Graph, resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A response time is promised for a path at which nobody answers. (BRQ-PERF-05, BRQ-SVC-10, CON-BRQ-33) */
export const unservedPromise: Rule = {
  code: "TER-CHK-071",
  check(graph) {
    const served = patternsOf(graph);
    if (served.length === 0) return [];
    return Object.keys(graph.objectives.p95)
      .filter((call) => !served.some((pattern) => pattern.test(call.slice(call.indexOf("/")))))
      .map((call) => ({
        of: null,
        word: `objectives.p95.${call}`,
        message: `a time is promised for ${call}, and no service answers there`,
        hint: "add the path to a service, or take the promise away",
      }));
  },
};

/** What services answer, and what the edge does without them; none where there is no balancer to judge by. */
function patternsOf(graph: Graph): readonly RegExp[] {
  const answered = resourcesOf(graph, "balancer").flatMap(({ routes }) => routes.flatMap((route) => route.paths));
  const served = resourcesOf(graph, "edge")
    .filter(({ engine }) => engine !== "none")
    .flatMap(({ routes }) => routes.filter(({ target }) => target.kind !== "balancer").map(({ path }) => path));
  const paths = answered.length === 0 ? [] : [...answered, ...served];
  return paths.map((path) => new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`));
}
