import { join } from "node:path";
import { alarmsNow } from "./alarms/kept-alarms.ts";
import { startAlarms } from "./alarms/start-alarms.ts";
import { startBackups } from "./backup/start-backups.ts";
import { startCopies } from "./backup/start-copies.ts";
import type { Controller, ControllerContext } from "./controller.ts";
import type { Fleet } from "./deploy/fleet.ts";
import { DeploymentSignals } from "./deploy/signals.ts";
import { startDeployments } from "./deploy/start-deployments.ts";
import { steadyTime } from "./deploy/steady-time.ts";
import { startFigures } from "./figures/start-figures.ts";
import { HistoryFile } from "./measure/history-file.ts";
import { measurementRoutes } from "./measure/measurement-routes.ts";
import { Meter } from "./measure/meter.ts";
import { startQueues } from "./queues/start-queues.ts";
import { startScaling } from "./scale/start-scaling.ts";
import { startSchedule } from "./schedule/start-schedule.ts";
import { startSecrets } from "./secrets/start-secrets.ts";
import { controlFolder } from "./state/control-folder.ts";
import { startTraces } from "./traces/start-traces.ts";

/** Starts what the control plane does besides supervising; what one needs of another is handed to it here. */
export function startControllers(context: ControllerContext): readonly Controller[] {
  const { supervisor, services, store } = context;
  const keeper = new HistoryFile(join(controlFolder(context.state), "measurements.db"));
  const revisionOf = (task: string) => services.revisionOf(task);
  const meter = new Meter({ supervisor, journal: context.journal, revisionOf, keeper });
  const on = () => alarmsNow(store);
  const signalsOf = (fleet: Fleet) =>
    new DeploymentSignals({ fleet, meter, alarmsNow: on, emit: context.emit, now: steadyTime });
  const deployments = startDeployments(context, { signalsOf, alarmsNow: on });
  return [
    { routes: measurementRoutes(meter), stop: () => meter.stop() },
    startFigures(context, meter),
    startQueues(context, meter),
    startAlarms(context),
    deployments,
    startScaling(context, { meter, services: deployments }),
    startBackups(context),
    startCopies(context),
    startSecrets(context),
    startSchedule(context),
    startTraces(context),
  ];
}
