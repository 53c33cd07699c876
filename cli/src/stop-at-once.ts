import { type PlatformRef, readStatus } from "@terrace/run/client";

/**
 * Ends what is left of a platform that is being stopped without waiting for work to be finished. PostgreSQL is told to go down
 * immediately (SIGQUIT) and recovers at its next start; all others are killed. The control plane, which is stopping, sees them end.
 */
export async function stopAtOnce(ref: PlatformRef): Promise<void> {
  const status = await readStatus(ref);
  if (status.state !== "supervised") return;
  const { tasks, engines } = status.snapshot;
  for (const { pid } of tasks) kill(pid, "SIGKILL");
  for (const { pid, kind } of engines) kill(pid, kind === "postgres" ? "SIGQUIT" : "SIGKILL");
}

function kill(pid: number | null, signal: NodeJS.Signals): void {
  if (pid === null) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
