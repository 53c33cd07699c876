import type { DeadJob, Measurement, QueueDepth, QueueReport } from "@terrace/core/report";
import type { SqlConnection } from "../../plan/run-plan.ts";
import { ok } from "../control/reply.ts";
import { Refused, type Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import { storesOf } from "../measure/queue-depths.ts";
import { deadJobs, reviveJobs } from "./dead-jobs.ts";

/** Where the number of jobs is known from: the meter, which counts them once a second. */
export interface QueueCounts {
  latest(): Pick<Measurement, "queues"> | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 100;
const EMPTY: QueueDepth = { waiting: 0, running: 0, dead: 0, oldest: null };

/** Tells what waits and what is dead in a platform's queues, and tries dead jobs again. */
export function startQueues({ supervisor }: ControllerContext, counts: QueueCounts): Controller {
  const stores = (): readonly SqlConnection[] => {
    const { graph, plan } = supervisor;
    return graph === null || plan === null ? [] : storesOf(graph, plan);
  };
  return { routes: [reading(stores, counts), retrying(stores)], stop: async () => undefined };
}

function reading(stores: () => readonly SqlConnection[], counts: QueueCounts): Route {
  return {
    ...{ method: "GET", path: "/queues" },
    answer: async () => {
      const measured = counts.latest();
      if (measured?.queues === null)
        throw new Refused(503, "UNAVAILABLE", "the database of the queues does not answer");
      const dead = (await Promise.all(stores().map(deadJobs))).flat();
      return ok(reportsOf(dead, measured?.queues ?? {}));
    },
  };
}

function reportsOf(dead: readonly DeadJob[], depths: Readonly<Record<string, QueueDepth>>): readonly QueueReport[] {
  const names = [...new Set([...Object.keys(depths), ...dead.map(({ queue }) => queue)])].sort();
  return names.map((queue) => ({
    ...{ queue, depth: depths[queue] ?? EMPTY },
    deadJobs: dead.filter((job) => job.queue === queue),
  }));
}

function retrying(stores: () => readonly SqlConnection[]): Route {
  return {
    ...{ method: "POST", path: "/queues/:name/retry" },
    answer: async ({ parameters: { name = "" }, body }) => {
      const ids = idsOf(body);
      const revived = (await Promise.all(stores().map((store) => reviveJobs(store, name, ids)))).flat();
      return ok({ queue: name, revived, left: ids.filter((id) => !revived.includes(id)) });
    },
  };
}

function idsOf(body: unknown): readonly string[] {
  const ids = (body as { readonly ids?: unknown } | null)?.ids;
  const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= MOST;
  if (isList && ids.every((id) => typeof id === "string" && UUID.test(id))) return ids;
  throw new Refused(400, "VALIDATION_FAILED", `"ids" is to be a list of 1 to ${MOST} ids of dead jobs`);
}
