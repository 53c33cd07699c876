import type { DeploymentAction } from "@terrace/core/control";
import { percentText } from "@terrace/core/units";
import type { DeploymentRecord, DeploymentStep } from "./deployment-record.ts";
import type { Signals } from "./observe-deployment.ts";

/** Adds what is done now to the steps. An action that could not be done is forgotten as soon as another is due. */
export function withAction(record: DeploymentRecord, action: DeploymentAction, at: number): DeploymentRecord {
  const blocked = record.blocked?.action === action.kind ? record.blocked : null;
  if (action.kind === "rest") return { ...record, blocked };
  return withStep({ ...record, blocked }, { at, kind: action.kind, text: textOf(action) });
}

/** Adds what a higher share rests on: the figures of a pass. Those of a failure are the reason to go back, and stand there. */
export function withVerdict(record: DeploymentRecord, action: DeploymentAction, found: Found): DeploymentRecord {
  if (action.kind !== "shift" || found.verdict?.verdict !== "pass") return record;
  return withStep(record, { at: found.at, kind: "verdict", text: `no worse: ${found.verdict.reason}` });
}

interface Found {
  readonly verdict: Signals["verdict"];
  readonly at: number;
}

/** Adds a step, unless it is the same waiting, or trying, as before. Of one wait only the latest reason is kept: it carries figures. */
export function withStep(record: DeploymentRecord, step: DeploymentStep): DeploymentRecord {
  const { steps } = record;
  if (steps.slice(-2).some(({ kind, text }) => kind === step.kind && text === step.text)) return record;
  const isWaiting = step.kind === "hold" && steps.at(-1)?.kind === "hold";
  return { ...record, steps: [...(isWaiting ? steps.slice(0, -1) : steps), step] };
}

/** An action in a sentence for people and for `--json`. */
function textOf(action: Exclude<DeploymentAction, { readonly kind: "rest" }>): string {
  switch (action.kind) {
    case "start":
    case "drain":
      return `${action.kind} ${counted(action.count)} of the ${action.revision} revision`;
    case "stop":
      return `stop ${counted(action.count)} of the ${action.revision} revision (${action.state})`;
    case "shift":
      return `give the new revision ${percentText(action.share)} of the requests`;
    case "verify":
      return `look at ${action.path} of the new revision`;
    case "roll-back":
      return action.reason.detail;
    default:
      return action.reason;
  }
}

function counted(count: number): string {
  return count === 1 ? "1 task" : `${count} tasks`;
}
