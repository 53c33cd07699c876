import { type Graph, handle } from "@terrace/core/graph";
import { HANDLERS } from "../handlers.ts";
import type { PlanContext } from "./context.ts";
import type { Placement } from "./placement.ts";
import { DEFAULT_OPTIONS } from "./plan-options.ts";
import type { Difference } from "./plan-run.ts";

const NOWHERE: Placement = {
  repository: "/",
  state: "/",
  sockets: "/",
  ports: {},
  binaries: { node: "", nginx: "", haproxy: "", postgres: "", initdb: "", pgbouncer: "", redis: "", prometheus: "" },
  secrets: {},
  parameters: {},
  version: "",
  sources: {},
};

/** Tasks and these engines always run here; secrets that nobody has given yet are no matter of the machine. */
const ASKED_NOTHING = new Set(["service", "site", "worker", "edge", "balancer", "postgres", "redis", "secret"]);

/** Where one machine differs from the graph by nature, whichever machine it is. */
export function differencesHere(graph: Graph): readonly Difference[] {
  const context: PlanContext = { graph, placement: NOWHERE, diagnostics: [], ...DEFAULT_OPTIONS };
  return graph.resources
    .filter(({ kind }) => !ASKED_NOTHING.has(kind))
    .flatMap((resource) => {
      const part = handle(HANDLERS, resource, context);
      return part.kind === "absent" ? [{ resource: resource.id, reason: part.reason }] : [];
    });
}
