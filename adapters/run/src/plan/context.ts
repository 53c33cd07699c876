import type { Diagnostic } from "@terrace/core/diagnostics";
import type { Graph, ResourceId } from "@terrace/core/graph";
import type { PlacedService } from "./placed-service.ts";
import type { Placement } from "./placement.ts";
import { RUN_CATALOGUE, type RunCode } from "./run-catalogue.ts";

/** What every handler knows: the whole graph, the machine, and where to report what is wrong. */
export interface PlanContext {
  readonly graph: Graph;
  readonly placement: Placement;
  /** Copies of one process that this machine runs at most, whatever the graph asks for. */
  readonly maximumTasks: number;
  /** What deployments have made of the services, by name. */
  readonly services: Readonly<Record<string, PlacedService>>;
  /** Collected, never thrown: a plan with an error in here must not be started. */
  readonly diagnostics: Diagnostic[];
}

/** What is said about a resource. */
export interface Finding {
  readonly code: RunCode;
  readonly message: string;
  readonly hint: string | null;
}

/** Adds a finding about a resource, once. */
export function report(context: PlanContext, of: ResourceId, finding: Finding): void {
  const known = context.diagnostics.some((other) => other.at.path === of && other.message === finding.message);
  const { severity } = RUN_CATALOGUE[finding.code];
  if (!known) context.diagnostics.push({ ...finding, severity, at: { file: null, path: of } });
}

/** Says that something the graph asks for is not run on this machine yet. */
export function reportNotRun(context: PlanContext, of: ResourceId, message: string): void {
  report(context, of, { code: "TER-RUN-005", message, hint: null });
}

/** The port that was found for a process or purpose; 0 with an error when there is none. */
export function portOf(context: PlanContext, name: string, of: ResourceId): number {
  const port = context.placement.ports[name];
  if (port !== undefined) return port;
  const message = `no port was found for ${name}`;
  report(context, of, { code: "TER-RUN-001", message, hint: "Ask portsNeeded for the names." });
  return 0;
}

/** A password by its secret's name; empty with an error when there is none. */
export function passwordOf(context: PlanContext, secret: ResourceId, of: ResourceId): string {
  const value = context.placement.secrets[secret];
  if (value?.form === "password" && value.value !== "") return value.value;
  const message = `there is no password for ${secret}`;
  report(context, of, { code: "TER-RUN-002", message, hint: "Ask secretsNeeded for the names." });
  return "";
}
