import type { Job } from "@terrace/core/graph";
import { nameOf } from "../../plan/name.ts";
import type { Command, PlannedProcess, RunPlan } from "../../plan/run-plan.ts";

/** Where a task is reached; a job is reached by nobody. */
const OF_THE_PLACE = ["HOST", "HOSTNAME", "PORT"];

/** A task of the job's service that stands in the plan: its code, environment and rights are the job's. */
export function taskOf({ of }: Job, plan: RunPlan): PlannedProcess | null {
  return plan.processes.find(({ role, service }) => role === "task" && service === nameOf(of)) ?? null;
}

/** The command of a job: that of a task of its service with another entry, from the revision that serves. */
export function jobCommand({ folder, entry }: Job, { command }: PlannedProcess): Command {
  const [node = "", ...words] = command.argv;
  const flags = words.slice(
    0,
    words.findIndex((word) => !word.startsWith("-")),
  );
  const env = Object.entries(command.env).filter(([name]) => !OF_THE_PLACE.includes(name));
  return {
    argv: [node, ...flags, `${command.cwd}/${folder}/${entry}`],
    cwd: command.cwd,
    env: Object.fromEntries(env),
  };
}
