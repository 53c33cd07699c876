import { RUNNING_RELEASE } from "@terrace/core/report";
import type { DeployEvent } from "./deploy-event.ts";
import type { DeploymentPlan, PlannedStack } from "./deployment-plan.ts";
import type { TaskEnd } from "./run-task.ts";
import { logStreamsOf } from "./service-evidence.ts";

/**
 * Has the databases made ready that a stack has tasks for, one after the other, before anything that comes after it is touched. Returns how the
 * first ended that did not end well; null when all did. Where this very release serves already and its task is the same, there is nothing to do.
 */
export async function prepareDatabases(
  stack: PlannedStack,
  outcome: "deployed" | "unchanged",
  { plan, tell }: { readonly plan: DeploymentPlan; readonly tell: (event: DeployEvent) => void },
): Promise<TaskEnd | null> {
  const { request, account, running } = plan;
  if (outcome === "unchanged" && running === request.release) return null;
  for (const { of, from } of request.preparations.filter((one) => one.stack === stack.name)) {
    const words = await account.fact(from.region, from.path);
    if (words === null)
      throw new Error(
        `${from.path} of the parameter store in ${from.region}, which says how ${of} is made ready, is not there`,
      );
    tell({ type: "database-preparing", stack: stack.name, of });
    const started = performance.now();
    const order = words.replaceAll(RUNNING_RELEASE, running ?? "");
    const { reason, evidence } = await account.runTask(order, from.region, logStreamsOf(stack.template));
    if (reason !== null) return { reason: `${of} is not ready for ${request.release}: ${reason}`, evidence };
    tell({ type: "database-prepared", stack: stack.name, of, duration: performance.now() - started });
  }
  return null;
}
