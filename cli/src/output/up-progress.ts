import type { RunEvent } from "@terrace/run/client";
import { adoptions, type Progress, progress } from "./progress.ts";
import { serviceProgress } from "./service-progress.ts";
import type { Terminal } from "./terminal.ts";

/** Shows what `up` does: the start process by process, and from the first deployment on the steps of each, as `deploy` shows them. */
export function upProgress(terminal: Terminal): Progress {
  const isKnown = adoptions();
  let display = progress(terminal);
  let deploys = false;
  return {
    tell(event) {
      if (!deploys && isDeployment(event)) {
        deploys = true;
        display.end();
        display = serviceProgress([], terminal, { all: true });
      }
      const isTold = isKnown(event);
      if (!(deploys && (isTold || event.type === "failed"))) display.tell(event);
    },
    end: () => display.end(),
  };
}

function isDeployment({ type }: RunEvent): boolean {
  return type === "deployment-awaited" || type === "deployment-step";
}
