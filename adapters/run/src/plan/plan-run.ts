import type { Diagnostic } from "@terrace/core/diagnostics";
import { type Graph, handle, type ResourceId, resourcesOf } from "@terrace/core/graph";
import { HANDLERS } from "../handlers.ts";
import { prometheus } from "../prometheus.ts";
import { type PlanContext, portOf, report } from "./context.ts";
import { engineName, processesOf } from "./name.ts";
import { urlOf } from "./output.ts";
import type { Planned } from "./part.ts";
import type { Placement } from "./placement.ts";
import { DEFAULT_OPTIONS, type PlanOptions } from "./plan-options.ts";
import type { RunPlan } from "./run-plan.ts";
import { sourcesOf } from "./sources.ts";
import { startOrder } from "./start-order.ts";

/** A plan, what is wrong with it (an error means: do not start it), and where this machine differs from the graph by nature. */
export interface PlannedRun {
  readonly plan: RunPlan;
  readonly diagnostics: readonly Diagnostic[];
  readonly differences: readonly Difference[];
}

/** A resource that nothing stands for on this machine, and why. */
export interface Difference {
  readonly resource: ResourceId;
  readonly reason: string;
}

/** Translates a graph into what has to run on this machine. Pure: equal arguments give equal plans. */
export function planRun(graph: Graph, placement: Placement, options: PlanOptions = DEFAULT_OPTIONS): PlannedRun {
  const context: PlanContext = { graph, placement, services: {}, ...options, diagnostics: [] };
  const parts = graph.resources.map((resource) => ({
    resource: resource.id,
    part: handle(HANDLERS, resource, context),
  }));
  reportUnwritten(context);
  const planned = parts.flatMap(({ part }) => (part.kind === "planned" ? [part] : []));
  const differences = parts.flatMap(({ resource, part }) =>
    part.kind === "absent" ? [{ resource, reason: part.reason }] : [],
  );
  return { plan: assemble(planned, context), diagnostics: context.diagnostics, differences };
}

/** A platform may be designed, checked and priced before its services are written; run it cannot be. */
function reportUnwritten(context: PlanContext): void {
  const { graph, placement } = context;
  for (const process of processesOf(graph)) {
    const missing = sourcesOf(process).filter((source) => placement.sources[source] === null);
    if (missing.length > 0)
      report(context, process.id, {
        code: "TER-RUN-008",
        message: `${process.id} has no code yet: nothing lies at ${missing.join(" and ")}`,
        hint: null,
      });
  }
}

function assemble(parts: readonly Planned[], context: PlanContext): RunPlan {
  const { graph, placement } = context;
  const own = parts.flatMap((part) => part.processes);
  const all = [...parts, prometheus(own, context)];
  const folders = [
    { path: `${placement.state}/compiled`, owner: "task" } as const,
    ...all.flatMap((part) => part.folders),
  ];
  return {
    platform: graph.platform,
    environment: graph.environment,
    phase: graph.phase,
    url: entrance(context),
    folders: [...new Map(folders.map((folder) => [folder.path, folder])).values()],
    files: all.flatMap((part) => part.files),
    processes: startOrder(all.flatMap((part) => part.processes)),
  };
}

/** Where a person goes: the edge, or the balancer of a platform without one. */
function entrance(context: PlanContext): string {
  const [edge] = resourcesOf(context.graph, "edge");
  const [balancer] = resourcesOf(context.graph, "balancer");
  if (edge !== undefined) return urlOf(portOf(context, engineName(context.graph, edge.id, "edge"), edge.id));
  if (balancer !== undefined)
    return urlOf(portOf(context, engineName(context.graph, balancer.id, "balancer"), balancer.id));
  const message = "the platform has neither an edge nor a balancer, so nobody can reach it";
  report(context, "platform", { code: "TER-RUN-007", message, hint: null });
  return "";
}
