import type { ServiceDeployment, ServiceOutcome } from "@terrace/core/report";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { clock, took } from "./time.ts";
import { wrap } from "./wrap.ts";

/** What became of deployments that were followed: for a person the outcome of each, how long it took and why; for a script one object. */
export function resultText(deployments: readonly ServiceDeployment[], terminal: Terminal): string {
  if (terminal.json) return `${JSON.stringify(servicesResult(deployments))}\n`;
  return `${deployments.map((one) => serviceText(one, terminal)).join("")}\n`;
}

function serviceText(deployment: ServiceDeployment, { out, columns }: Terminal): string {
  const { paint } = out;
  const { service, revision, begunAt, end } = deployment;
  const outcome = end?.outcome ?? "under way";
  const time = end === null ? "" : paint.dim(took(end.at - begunAt));
  const reason = end === null ? "" : `    ${wrap(end.reason, columns - 4, "    ")}\n`;
  return `\n  ${mark(outcome, paint)} ${paint.bold(service)} revision ${revision} ${outcome} ${time}\n${reason}`;
}

/** Of several services, each is in the object, and the worst of their outcomes is its status. */
function servicesResult(deployments: readonly ServiceDeployment[]): ServiceResult | ServicesResult {
  const results = deployments.map(resultOf);
  const [first, ...others] = results;
  if (first !== undefined && others.length === 0) return first;
  const worst = WORST.find((outcome) => results.some(({ status }) => status === outcome)) ?? "deployed";
  return { status: worst, deployments: results };
}

interface ServiceResult {
  readonly status: ServiceOutcome | "running";
  readonly service: string;
  readonly revision: number;
  readonly steps: readonly { readonly at: string; readonly kind: string; readonly text: string }[];
  readonly reason: string | null;
}

interface ServicesResult {
  readonly status: ServiceResult["status"];
  readonly deployments: readonly ServiceResult[];
}

const WORST: readonly ServiceResult["status"][] = ["failed", "rolled-back", "running", "deployed"];

function resultOf({ service, revision, steps, end }: ServiceDeployment): ServiceResult {
  return {
    status: end?.outcome ?? "running",
    ...{ service, revision },
    steps: steps.map(({ at, kind, text }) => ({ at: new Date(at).toISOString(), kind, text })),
    reason: end?.reason ?? null,
  };
}

/** Deployments in a table, newest first as they are given. */
export function deploymentsText(deployments: readonly ServiceDeployment[], { out, columns }: Terminal): string {
  const { paint } = out;
  if (deployments.length === 0)
    return `\n  ${paint.dim("Nothing was deployed yet since the platform was started.")}\n\n`;
  const all = columnsOf(paint);
  if (columns >= WIDE) return `\n${table(all, deployments, { paint, columns })}\n`;
  const told = deployments.filter(({ end }) => end?.outcome !== "deployed");
  const reasons = told.map((one) => {
    const reason = wrap(`${one.service} ${one.revision}: ${reasonText(one)}`, columns - 2, "    ");
    return `  ${paint.dim(reason)}\n`;
  });
  const rows = table(all.slice(0, -1), deployments, { paint, columns });
  return `\n${[rows, ...(reasons.length === 0 ? [] : ["\n", ...reasons])].join("")}\n`;
}

/** Enough for a column with reasons. Below, those that a person asks for stand under the table, whole. */
const WIDE = 110;

function columnsOf(paint: Paint): readonly Column<ServiceDeployment>[] {
  return [
    { title: "Service", text: ({ service }) => service, style: (text) => paint.bold(text) },
    { title: "Revision", align: "right", text: ({ revision }) => String(revision) },
    { title: "Strategy", text: ({ strategy }) => strategy },
    { title: "Begun", text: ({ begunAt }) => clock(new Date(begunAt).toISOString()) },
    { title: "Took", align: "right", text: ({ begunAt, end }) => (end === null ? "" : took(end.at - begunAt)) },
    { title: "Outcome", text: outcomeText, style: (text, { end }) => COLOURS[end?.outcome ?? "running"](paint)(text) },
    { title: "Why", text: reasonText, style: (text) => paint.dim(text) },
  ];
}

const COLOURS: Readonly<Record<ServiceResult["status"], (paint: Paint) => (text: string) => string>> = {
  deployed: (paint) => paint.green,
  running: (paint) => paint.cyan,
  "rolled-back": (paint) => paint.red,
  failed: (paint) => paint.red,
};

function outcomeText({ end, share, strategy, goingBack }: ServiceDeployment): string {
  if (end !== null) return end.outcome;
  if (goingBack !== null) return "going back";
  return strategy === "rolling" || strategy === "replace" ? "under way" : `at ${Math.round(share * 1_000) / 10} %`;
}

/** Under way, what it does now; ended, why so. */
function reasonText({ end, verdict, goingBack, steps }: ServiceDeployment): string {
  return end?.reason ?? goingBack ?? verdict?.reason ?? steps.at(-1)?.text ?? "";
}

function mark(outcome: string, paint: Paint): string {
  return outcome === "deployed" ? paint.green("✓") : outcome === "under way" ? paint.cyan("…") : paint.red("✗");
}
