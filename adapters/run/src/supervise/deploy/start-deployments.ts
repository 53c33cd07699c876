import type { ResourceId } from "@terrace/core/graph";
import { ok } from "../control/reply.ts";
import type { Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import type { Planner } from "../planner.ts";
import { catchUp } from "./catch-up.ts";
import { readWish } from "./deployment-body.ts";
import { DeploymentLoops, type SignalSource } from "./deployment-loops.ts";
import { Deployments } from "./deployments.ts";
import type { Fleet } from "./fleet.ts";
import { listDeployments } from "./list-deployments.ts";
import { steadyTime } from "./steady-time.ts";

/** What deployments need of other parts of the control plane. */
export interface DeploymentSources {
  /** What decides about a deployment besides its tasks, from its beginning to its end. */
  readonly signalsOf: (fleet: Fleet) => SignalSource;
  /** Alarms that are on. */
  readonly alarmsNow: () => readonly ResourceId[];
}

/** The controller of deployments, for those who scale. */
export interface DeploymentController
  extends Controller,
    Pick<Deployments, "desiredOf" | "isDeploying" | "scaleService"> {
  /** Copies of one process at most on this machine. */
  readonly maximumTasks: number;
}

/** Makes revisions and moves requests to them, goes on with what a predecessor had begun, and brings a platform that runs to another plan's code. */
export function startDeployments(context: ControllerContext, sources: DeploymentSources): DeploymentController {
  const { state, supervisor, services, emit, journal, planner } = context;
  const { signalsOf, alarmsNow } = sources;
  const now = steadyTime;
  const loops = new DeploymentLoops({ supervisor, services, emit, now, signalsOf });
  const deployments = new Deployments({ state, supervisor, services, loops, now, planner, alarmsNow });
  supervisor.admission.steerBy((service, slot) => loops.steering(service, slot));
  const unlisten = supervisor.onPlan(() => {
    for (const { service: name, from, to: revision } of deployments.resume())
      emit({ type: "deployment-awaited", name, revision, from });
  });
  const unfollow = journal.follow(journal.last, ({ event }) => loops.notice(event));
  let caughtUp: Planner | null = null;
  supervisor.catchUpBy(async (plan, isCurrent) => {
    // The same for other ports asks for no other code either.
    if (plan === caughtUp || plan.code === "running") return;
    caughtUp = plan;
    await catchUp(plan, {
      ...{ services, loops, emit, isCurrent },
      bring: (behind) => deployments.bring(behind, plan),
    });
  });
  return {
    routes: routesOf(deployments, context),
    underWay: () => {
      const name = supervisor.deployables.find((code) => deployments.isDeploying(code.name))?.name;
      return name === undefined ? null : `a deployment of ${name} is under way`;
    },
    stop: async () => {
      unlisten();
      unfollow();
      await loops.stop();
    },
    get maximumTasks() {
      return supervisor.maximumTasks;
    },
    desiredOf: (name) => deployments.desiredOf(name),
    isDeploying: (name) => deployments.isDeploying(name),
    scaleService: (name, count) => deployments.scaleService(name, count),
  };

  function routesOf(all: Deployments, { services: kept }: ControllerContext): readonly Route[] {
    return [
      {
        method: "GET",
        path: "/deployments",
        answer: () => ok(listDeployments(kept.all, supervisor, (name) => loops.verdictOf(name))),
      },
      {
        ...{ method: "POST", path: "/deploy" },
        answer: async ({ body }) => {
          const after = journal.last;
          return ok({ deployments: await all.begin(readWish(body)), after }, 202);
        },
      },
      {
        ...{ method: "POST", path: "/rollback/:service" },
        answer: async ({ parameters: { service = "" } }) => {
          const after = journal.last;
          return ok({ deployments: [await all.rollBack(service)], after }, 202);
        },
      },
      {
        ...{ method: "POST", path: "/scale/:service/:count" },
        answer: async ({ parameters: { service = "", count = "" } }) => {
          const after = journal.last;
          const wanted = /^\d+$/.test(count) ? Number(count) : Number.NaN;
          const scaled = await all.scale(service, wanted);
          if (scaled.from !== scaled.to)
            emit({ type: "scaled", name: service, ...scaled, because: "it was asked for" });
          return ok({ ...scaled, after }, 202);
        },
      },
    ];
  }
}
