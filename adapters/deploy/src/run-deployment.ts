import type { DeploymentReport, DeploymentStatus, Refusal, StackReport } from "@terrace/core/report";
import type { DeployEvent } from "./deploy-event.ts";
import type { DeploymentPlan, PlannedRemoval, PlannedStack } from "./deployment-plan.ts";
import { judgeChanges } from "./judge-changes.ts";
import { givenParameters } from "./parameters.ts";
import { prepareDatabases } from "./prepare-databases.ts";
import { logStreamsOf } from "./service-evidence.ts";
import { causeOf, outcomeOfFailure, type ResourceEvent } from "./stack-outcome.ts";

/** What a plan would do, as a report: nothing has been done. */
export function plannedReport(plan: DeploymentPlan, status: DeploymentStatus): DeploymentReport {
  const stacks = [...plan.stacks, ...plan.vanished].map((stack) => report(stack, "planned"));
  const reason = status === "refused" ? plan.refused.map((one) => one.reason).join("; ") : null;
  return { ...heading(plan), status, stacks, refused: plan.refused, reason };
}

/** Deploys the stacks in their order, stops at the first that does not come up, and says truthfully what stands where. */
export async function runDeployment(
  plan: DeploymentPlan,
  tell: (event: DeployEvent) => void,
): Promise<DeploymentReport> {
  const reports: StackReport[] = [];
  const refused: Refusal[] = [];
  const steps = [
    ...plan.stacks.map((stack) => ({ stack, run: () => bring(stack, { plan, tell, refused }) })),
    ...plan.vanished.map((stack) => ({ stack, run: () => takeAway(stack, plan) })),
  ];
  for (const { stack, run } of steps) {
    if (reports.some(hasFailed)) {
      reports.push(report(stack, "not-started"));
      continue;
    }
    const started = performance.now();
    tell({ type: "stack-started", stack: stack.name, region: stack.region });
    const done = await run();
    reports.push(done);
    const duration = performance.now() - started;
    tell({ type: "stack-finished", stack: stack.name, outcome: done.status, duration });
  }
  const status = overall(reports, refused);
  const reason = reports.find((one) => one.reason !== null)?.reason ?? null;
  return { ...heading(plan), status, stacks: reports, refused, reason };
}

function heading({
  request,
  account,
  foreign,
  unseen,
}: DeploymentPlan): Omit<DeploymentReport, "status" | "stacks" | "refused" | "reason"> {
  const { platform, environment, release } = request;
  return { platform, environment, account: account.id, release, foreign, unseen };
}

interface Run {
  readonly plan: DeploymentPlan;
  readonly tell: (event: DeployEvent) => void;
  /** Filled with what CloudFormation would do beyond the plan. */
  readonly refused: Refusal[];
}

async function bring(stack: PlannedStack, { plan, tell, refused }: Run): Promise<StackReport> {
  const { account, toolkit, request } = plan;
  const events: ResourceEvent[] = [];
  const evidence: Promise<readonly string[]>[] = [];
  try {
    const outcome = await toolkit.deploy(stack.name, {
      parameters: { ...givenParameters(stack.template, request), ...(await handedOver(stack, plan)) },
      approve(changes) {
        refused.push(...judgeChanges([{ stack: stack.name, changes }], request.allowReplace));
        return refused.length === 0;
      },
      tell(event) {
        events.push(event);
        tell({ type: "resource", ...event });
        // The service may be gone once the stack has rolled back: its tasks are asked at once.
        if (isFailedService(event) && event.physicalId !== null)
          evidence.push(account.evidence(event.physicalId, stack.region, logStreamsOf(stack.template)));
      },
    });
    if (outcome === "refused") return report(stack, "not-started", refused.map(({ reason }) => reason).join("; "));
    await protect(stack, { plan, tell });
    const unready = await prepareDatabases(stack, outcome, { plan, tell });
    if (unready === null) return report(stack, outcome);
    return { ...report(stack, "failed", unready.reason), evidence: unready.evidence };
  } catch (error) {
    const status = await account.status(stack).catch(() => null);
    const reason = causeOf(events) ?? messageOf(error);
    return { ...report(stack, outcomeOfFailure(status), reason), evidence: (await Promise.all(evidence)).flat() };
  }
}

/** The toolkit puts the stack's name and marks of its own around what has happened. */
function messageOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

function isFailedService({ kind, status }: ResourceEvent): boolean {
  return kind === "AWS::ECS::Service" && status.endsWith("_FAILED");
}

/** What earlier stacks have made known in other regions; they have been deployed by now. */
async function handedOver(
  { name }: PlannedStack,
  { request, account }: DeploymentPlan,
): Promise<Readonly<Record<string, string>>> {
  const values: Record<string, string> = {};
  for (const { stack, parameter, from } of request.handovers) {
    if (stack !== name) continue;
    const value = await account.fact(from.region, from.path);
    if (value === null)
      throw new Error(`${parameter} needs ${from.path} of the parameter store in ${from.region}, which is not there`);
    values[parameter] = value;
  }
  return values;
}

async function protect(stack: PlannedStack, { plan, tell }: Pick<Run, "plan" | "tell">): Promise<void> {
  if (!stack.protect) return;
  await plan.account.protect(stack, true).catch(({ message }: Error) => {
    tell({ type: "warning", stack: stack.name, message: `is not protected from being deleted: ${message}` });
  });
}

async function takeAway(stack: PlannedRemoval, { account }: DeploymentPlan): Promise<StackReport> {
  try {
    if (stack.isProtected) await account.protect(stack, false);
    await account.remove(stack);
    return report(stack, "deleted");
  } catch (error) {
    return report(stack, "failed", (error as Error).message);
  }
}

function report(
  { name, region, changes, ...rest }: PlannedStack | PlannedRemoval,
  status: StackReport["status"],
  reason: string | null = null,
): StackReport {
  const parameters = "parameters" in rest ? rest.parameters : [];
  return { name, region, status, changes, parameters, reason, evidence: [] };
}

function hasFailed({ status, reason }: StackReport): boolean {
  return status === "failed" || status === "rolled-back" || reason !== null;
}

/** The worst that any stack has come to. */
function overall(reports: readonly StackReport[], refused: readonly Refusal[]): DeploymentStatus {
  const has = (status: StackReport["status"]): boolean => reports.some((one) => one.status === status);
  const changed = has("deployed") || has("deleted");
  if (has("failed")) return "failed";
  if (has("rolled-back")) return "rolled-back";
  if (refused.length > 0) return changed ? "failed" : "refused";
  return changed ? "deployed" : "unchanged";
}
