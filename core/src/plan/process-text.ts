import type { Deployment, ProcessShape, ScalePolicy, ScaleThreshold, TaskCount } from "../graph/index.ts";
import { formatDuration, formatPercent } from "../units/index.ts";

type Process = ProcessShape & { readonly id: string };

/** How many tasks each process has: one figure where all are alike, else by name. */
export function tasksText(processes: readonly Process[]): string {
  return byAnswer(processes, ({ tasks }) => countText(tasks));
}

/** What the number of tasks follows. */
export function scaleText(processes: readonly Process[]): string {
  return byAnswer(processes, ({ scale }) => scale.map(policyText).join(", ") || "fixed");
}

/** How a new revision takes over, in a few words. */
export function deploymentText(deployment: Deployment): string {
  if (deployment.strategy === "replace") return "pull and restart";
  if (deployment.strategy === "rolling") return "rolling";
  if (deployment.strategy === "blue-green") return "blue-green";
  const steps = deployment.steps.map(({ share, bake }) =>
    bake === 0 ? formatPercent(share) : `${formatPercent(share)} for ${formatDuration(bake)}`,
  );
  return `${deployment.strategy}: ${steps.join(", ")}`;
}

function countText({ minimum, maximum, desired }: TaskCount): string {
  if (minimum === maximum) return String(minimum);
  return desired === minimum ? `${minimum} to ${maximum}` : `${minimum} to ${maximum}, ${desired} at first`;
}

function policyText(policy: ScalePolicy): string {
  if (policy.kind === "target") return `${policy.metric} at ${figure(policy.metric, policy.target)}`;
  return `out at ${policy.out.map(thresholdText).join(" or ")}, in below ${policy.in.map(thresholdText).join(" and ")}`;
}

function thresholdText({ metric, threshold }: ScaleThreshold): string {
  return `${metric} ${figure(metric, threshold)}`;
}

function figure(metric: string, value: number): string {
  return metric === "cpu" || metric === "memory" ? formatPercent(value) : String(value);
}

/** One answer where all give the same, else each answer with those who give it. */
function byAnswer(processes: readonly Process[], ask: (process: Process) => string): string {
  const answers = new Map<string, string[]>();
  for (const process of processes) {
    const answer = ask(process);
    answers.set(answer, [...(answers.get(answer) ?? []), process.id.slice(process.id.indexOf(".") + 1)]);
  }
  const [only, ...others] = answers.keys();
  if (only === undefined) return "none";
  if (others.length === 0) return only;
  return [...answers].map(([answer, names]) => `${answer} (${names.sort().join(", ")})`).join("; ");
}
