import type { Controller, ControllerContext } from "./controller.ts";
import { measurementRoutes } from "./measure/measurement-routes.ts";
import { Meter } from "./measure/meter.ts";

/** Starts what the control plane does besides supervising; what one needs of another is handed to it here. */
export function startControllers({ supervisor }: ControllerContext): readonly Controller[] {
  const meter = new Meter({ supervisor, revisionOf: () => null });
  return [{ routes: measurementRoutes(meter), stop: () => meter.stop() }];
}
