import type { Health } from "@terrace/core/report";

interface Process {
  readonly name: string;
  readonly health: Health;
}

/** Whether somebody should look: a running platform has no process that is stopped. One that starts or drains is on its way. */
export function isUnwell(health: Health): boolean {
  return health === "unhealthy" || health === "stopped";
}

/** How the processes are, in two words and in a line; that some start or drain is no trouble. */
export function processSummary(tasks: readonly Process[], engines: readonly Process[]) {
  const processes = [...tasks, ...engines];
  const unwell = processes.filter(({ health }) => isUnwell(health));
  if (unwell.length > 0)
    return { value: `${unwell.length} not well`, note: unwell.map(({ name }) => name).join(", "), isBad: true };
  const moving = processes.filter(({ health }) => health !== "healthy");
  const counted = `${tasks.length} tasks, ${engines.length} engines`;
  const note = moving.length === 0 ? counted : moving.map(({ name, health }) => `${name} ${health}`).join(", ");
  return { value: "All well", note, isBad: false };
}
