import { type Graph, type Handlers, handle } from "@terrace/core/graph";
import { ABSENCES } from "../absences.ts";
import { planBackup } from "../backup.ts";
import { planChannel } from "../channel.ts";
import type { PlanContext } from "./context.ts";
import type { Part } from "./part.ts";
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

/** What may be nothing here. All else always runs; a secret that nobody has given yet is no matter of the machine. */
const ASKED: Partial<Handlers<PlanContext, Part>> = { ...ABSENCES, backup: planBackup, channel: planChannel };

/** Where one machine differs from the graph by nature, whichever machine it is. Loads no engine's plan to tell it. */
export function differencesHere(graph: Graph): readonly Difference[] {
  const context: PlanContext = { graph, placement: NOWHERE, diagnostics: [], ...DEFAULT_OPTIONS };
  return graph.resources
    .filter(({ kind }) => kind in ASKED)
    .flatMap((resource) => {
      const part = handle(ASKED as Handlers<PlanContext, Part>, resource, context);
      return part.kind === "absent" ? [{ resource: resource.id, reason: part.reason }] : [];
    });
}
