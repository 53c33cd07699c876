import { type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { GrowthPoint } from "@terrace/core/report";
import { sumOf } from "./cents.ts";
import type { Charge } from "./charge.ts";
import { grown, type Month } from "./month.ts";
import { costIn } from "./price-charge.ts";
import { wantedTasks } from "./process.ts";

/** Where nobody states a curve. */
const FACTORS = [1, 2, 5, 10];

/**
 * The middle month multiplied: what follows usage grows, tasks up to their maximum, and sizes stay what they are, which is
 * why each point names the resources that have no room left there. (BRQ-COST-09)
 */
export function growthCurve(graph: Graph, charges: readonly Charge[], month: Month): readonly GrowthPoint[] {
  const stated = graph.costs.growth;
  const factors = new Set([...(stated.length === 0 ? FACTORS : [1]), ...stated.map(({ factor }) => factor)]);
  return [...factors]
    .sort((a, b) => a - b)
    .map((factor) => {
      const then = grown(month, factor);
      const monthly = sumOf(charges.map((charge) => costIn(charge, then)));
      const said = stated.find((point) => point.factor === factor);
      return {
        factor,
        monthly,
        perUser: then.users > 0 ? Number((monthly / then.users).toFixed(6)) : null,
        stated: said === undefined ? null : { requirement: said.requirement, monthly: said.monthly.amount },
        exhausted: exhausted(graph, then),
      };
    });
}

function exhausted(graph: Graph, month: Month): readonly ResourceId[] {
  const processes = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
  // What never scales says nothing about its load.
  const scaling = processes.filter(({ tasks }) => tasks.minimum < tasks.maximum);
  return scaling.filter((process) => wantedTasks(process, month) > process.tasks.maximum).map(({ id }) => id);
}
