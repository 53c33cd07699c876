import type { Controller, ControllerContext } from "./controller.ts";

/** Starts what the control plane does besides supervising; what one needs of another is handed to it here. */
export function startControllers(_context: ControllerContext): readonly Controller[] {
  return [];
}
