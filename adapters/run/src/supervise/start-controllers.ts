import { startAlarms } from "./alarms/start-alarms.ts";
import { startBackups } from "./backup/start-backups.ts";
import type { Controller, ControllerContext } from "./controller.ts";
import { startFigures } from "./figures/start-figures.ts";
import { measurementRoutes } from "./measure/measurement-routes.ts";
import { Meter } from "./measure/meter.ts";
import { startQueues } from "./queues/start-queues.ts";

/** Starts what the control plane does besides supervising; what one needs of another is handed to it here. */
export function startControllers(context: ControllerContext): readonly Controller[] {
  const meter = new Meter({ supervisor: context.supervisor, revisionOf: () => null });
  return [
    { routes: measurementRoutes(meter), stop: () => meter.stop() },
    startFigures(context, meter),
    startQueues(context, meter),
    startAlarms(context),
    startBackups(context),
  ];
}
