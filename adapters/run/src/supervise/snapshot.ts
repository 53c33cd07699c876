import type { Phase } from "@terrace/core/graph";
import type { EngineSnapshot, RunSnapshot, TaskSnapshot } from "@terrace/core/report";
import type { RunPlan } from "../plan/run-plan.ts";
import type { SupervisedProcess } from "./process/supervised-process.ts";

export interface SnapshotFacts {
  readonly controlUrl: string;
  /** Versions of the engines by kind. */
  readonly versions: Readonly<Record<string, string>>;
  readonly unkept: string | null;
}

/** A running platform as a value: what is wanted by its plan, and how each process is now. */
export function snapshotOf(plan: RunPlan, processes: Iterable<SupervisedProcess>, facts: SnapshotFacts): RunSnapshot {
  const { platform, environment, phase, url } = plan;
  const all = [...processes];
  return {
    ...{ platform, environment, phase: phase as Phase, url, controlUrl: facts.controlUrl },
    ...(facts.unkept === null ? {} : { unkept: facts.unkept }),
    tasks: all.filter((one) => one.planned.role === "task").map(taskSnapshot),
    engines: all
      .filter((one) => one.planned.role === "engine")
      .map((one) => engineSnapshot(one, facts.versions[one.planned.kind] ?? "")),
  };
}

function taskSnapshot({ planned, observed }: SupervisedProcess): TaskSnapshot {
  const { name, port, service, kind } = planned;
  return { name, service: service ?? kind, port, ...observed };
}

function engineSnapshot({ planned, observed }: SupervisedProcess, version: string): EngineSnapshot {
  const { name, kind, port } = planned;
  return { name, kind, port, version, ...observed };
}
