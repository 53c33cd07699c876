import type { Graph } from "@terrace/core/graph";
import type { Placement } from "../plan/placement.ts";
import { planRun } from "../plan/plan-run.ts";
import { portsNeeded } from "../plan/ports-needed.ts";
import type { PlannedProcess, RunPlan } from "../plan/run-plan.ts";
import { layOut } from "../supervise/state/files.ts";
import { freePorts } from "./free-ports.ts";
import { BINARIES, ownFolder, USER } from "./running-engine.ts";
import { SMALL_GRAPH } from "./small-graph.ts";
import { placementFor } from "./small-placement.ts";

/** The small platform laid out in a folder of its own on free ports, so that a test can start the engines it is about. */
export interface PlannedMachine {
  readonly plan: RunPlan;
  readonly placement: Placement;
  readonly process: (name: string) => PlannedProcess;
  readonly port: (name: string) => number;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function planMachine(graph: Graph = SMALL_GRAPH): Promise<PlannedMachine> {
  const folder = await ownFolder();
  const placement = placementFor(graph, {
    repository: new URL("../../../..", import.meta.url).pathname.replace(/\/$/, ""),
    state: folder.path,
    sockets: `${folder.path}/sockets`,
    ports: await freePorts(portsNeeded(graph)),
    binaries: BINARIES,
  });
  const { plan, diagnostics } = planRun(graph, placement);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  await layOut(plan, folder.path, { engine: USER, task: USER });
  return {
    plan,
    placement,
    process: (name) => known(plan.processes.find((process) => process.name === name)),
    port: (name) => known(placement.ports[name]),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("not in the plan");
  return value;
}
