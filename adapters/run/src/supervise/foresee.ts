import type { ProcessChange, RunChanges, ServiceChange } from "@terrace/core/report";
import type { PlannedProcess, RunPlan } from "../plan/run-plan.ts";
import { heldBack } from "./deploy/held-back.ts";
import { isBehind } from "./deploy/meant-by.ts";
import { revisionIn, type ServiceRecord } from "./deploy/service-record.ts";
import { isUnderWay } from "./deploy/settle-service.ts";
import type { Planner } from "./planner.ts";
import { changeBetween } from "./process/runs-by.ts";

/** What runs, and what a plan would have of it. */
export interface Intended {
  readonly plan: RunPlan;
  /** As the plan places them. */
  readonly records: Readonly<Record<string, ServiceRecord>>;
  /** What a process of that name runs by; null when it does not run. */
  readonly runsBy: (name: string) => string | null;
  /** Names of all processes that there are. */
  readonly present: readonly string[];
}

/** What carrying out a plan would do to each process, by the same comparison that carries it out, and then to the services. */
export function foresee(planner: Planner, { plan, records, runsBy, present }: Intended): RunChanges {
  const wanted = new Set(plan.processes.map(({ name }) => name));
  const stopped = present.filter((name) => !wanted.has(name));
  return {
    ...{ platform: plan.platform, environment: plan.environment },
    processes: [
      ...plan.processes.map((planned) => processChange(planned, runsBy(planned.name))),
      ...stopped.map((name) => ({
        name,
        change: "stop" as const,
        because: "nothing of the platform needs it any more",
      })),
    ],
    services: planner.deployables.flatMap((code) => {
      const record = records[code.name];
      return record === undefined ? [] : (serviceChange(record, code) ?? []);
    }),
  };
}

function processChange(planned: PlannedProcess, present: string | null): ProcessChange {
  const { name, role } = planned;
  if (present === null) return { name, change: "start", because: "it does not run" };
  const change = changeBetween(present, planned);
  if (change === "none") return { name, change: "stay", because: null };
  if (change === "reload")
    return { name, change, because: "it takes on another configuration while it serves; nothing is interrupted" };
  const because =
    role === "task"
      ? "its command or environment is another; tasks of one service follow one another, drained before"
      : "its command, environment or configuration is another, and it takes that on at a start alone";
  return { name, change, because };
}

function serviceChange(record: ServiceRecord, code: Planner["deployables"][number]): ServiceChange | null {
  const { name } = code;
  const { current, deployment } = record;
  if (deployment !== null && isUnderWay(record)) {
    const then = isBehind(record, code) ? "; then the code of the working tree is brought" : "";
    return { name, change: "await", because: `revision ${deployment.to} is being deployed${then}` };
  }
  if (!isBehind(record, code)) return null;
  const held = heldBack(record, code);
  if (held !== null) {
    const because = `revision ${held.revision} with this code was taken back (${held.reason}), so revision ${current} goes on`;
    return { name, change: "hold-back", because };
  }
  const changed = changedSources(revisionIn(record, current).sources, code.sources);
  return {
    name,
    change: "deploy",
    because: `its code is another than revision ${current}'s${changed}; one task follows another`,
  };
}

/** Folders and files of a service in which the difference lies. */
function changedSources(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string {
  const paths = Object.keys(now).filter((path) => before[path] !== now[path]);
  return paths.length === 0 ? "" : ` (${paths.join(", ")})`;
}
