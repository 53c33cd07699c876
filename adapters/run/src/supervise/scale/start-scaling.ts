import { resourcesOf } from "@terrace/core/graph";
import type { Measurement, ScalingReport } from "@terrace/core/report";
import { alarmsNow } from "../alarms/kept-alarms.ts";
import { ok } from "../control/reply.ts";
import { Refused, type Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import type { Meter } from "../measure/meter.ts";
import { KeptScaling } from "./kept-scaling.ts";
import { scaledServices } from "./scaled-service.ts";
import { ServiceScaler } from "./service-scaler.ts";

/** Who keeps the services, and moves their number of tasks. */
export interface ServiceKeeper {
  /** Copies of one process at most on this machine. */
  readonly maximumTasks: number;
  /** Tasks that are wanted of a service; null where it is not known yet. */
  desiredOf(service: string): number | null;
  isDeploying(service: string): boolean;
  /** Settles when so many run; rejects when they cannot. */
  scaleService(service: string, count: number, why: string): Promise<void>;
}

/** Faster, and a period would be shorter than the time from one measurement to the next but one. */
const FASTEST = 30;

/** Moves the number of tasks by the platform's policies, and tells why at `GET /scaling`. `POST /scaling { speed }` divides all waiting, for rehearsals. */
export function startScaling(
  context: ControllerContext,
  { meter, services }: { readonly meter: Pick<Meter, "onSecond">; readonly services: ServiceKeeper },
): Controller {
  const { supervisor, store, emit } = context;
  const kept = new KeptScaling(store);
  let scalers: readonly ServiceScaler[] = [];

  const forget = supervisor.onPlan(() => {
    const graph = supervisor.graph;
    const wanted = graph === null ? [] : scaledServices(graph, services.maximumTasks);
    scalers = wanted.map((service) => {
      const present = scalers.find((one) => JSON.stringify(one.service) === JSON.stringify(service));
      return present ?? new ServiceScaler(service, kept);
    });
  });

  const look = (measurement: Measurement) => {
    const ringing = addingTasks();
    for (const scaler of scalers) {
      const name = scaler.service.service;
      const desired = services.desiredOf(name);
      if (desired === null) continue;
      const alarms = ringing.flatMap(({ id, service }) => (service === name ? [id] : []));
      const wish = scaler.look(measurement, { desired, alarms, isDeploying: services.isDeploying(name) });
      if (wish !== null) void move(scaler, desired, wish);
    }
  };

  async function move(scaler: ServiceScaler, from: number, { count, because }: { count: number; because: string }) {
    const name = scaler.service.service;
    try {
      await services.scaleService(name, count, because);
      scaler.settle(true);
      emit({ type: "scaled", name, from, to: count, because });
    } catch (error) {
      scaler.settle(false);
      emit({
        type: "scaling-failed",
        name,
        from,
        to: count,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  /** Alarms that ring now and whose action is a task more. */
  function addingTasks(): readonly { readonly id: string; readonly service: string }[] {
    const graph = supervisor.graph;
    const ringing = alarmsNow(store);
    if (graph === null || ringing.length === 0) return [];
    return resourcesOf(graph, "alarm").flatMap(({ id, of, actions }) =>
      of !== null && ringing.includes(id) && actions.includes("add-task")
        ? [{ id, service: of.slice(of.indexOf(".") + 1) }]
        : [],
    );
  }

  function report(): ScalingReport {
    const graph = supervisor.graph;
    if (graph === null) throw new Refused(503, "UNAVAILABLE", "there is no plan yet");
    const { platform, environment } = graph;
    const told = scalers.map((scaler) =>
      scaler.report(services.desiredOf(scaler.service.service) ?? scaler.service.tasks.desired, Date.now()),
    );
    return { platform, environment, speed: kept.speed, services: told };
  }

  const unlisten = meter.onSecond(look);
  return {
    routes: routesOf(report, kept),
    stop: async () => {
      unlisten();
      forget();
    },
  };
}

function routesOf(report: () => ScalingReport, kept: KeptScaling): readonly Route[] {
  return [
    { method: "GET", path: "/scaling", answer: () => ok(report()) },
    {
      ...{ method: "POST", path: "/scaling" },
      answer: ({ body }) => {
        kept.hasten(speedIn(body));
        return ok(report());
      },
    },
  ];
}

function speedIn(body: unknown): number {
  const { speed } = (body ?? {}) as { readonly speed?: unknown };
  if (typeof speed === "number" && speed >= 1 && speed <= FASTEST) return speed;
  throw new Refused(400, "BAD_SPEED", `a speed is a number from 1 to ${FASTEST}`);
}
