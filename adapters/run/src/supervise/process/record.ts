import type { PlannedProcess } from "../../plan/run-plan.ts";
import type { ProcessRecord } from "../state/store.ts";
import type { Running } from "./running.ts";
import { runsBy } from "./runs-by.ts";

/** What is kept of a running process. */
export function recordOf(
  planned: PlannedProcess,
  running: Running,
  { restarts, position }: { readonly restarts: number; readonly position: number },
): ProcessRecord {
  const { name, port, stop } = planned;
  const fingerprint = runsBy(planned);
  const { pid, started, since } = running;
  return { name, fingerprint, port, pid, started, since, restarts, signal: stop.signal, grace: stop.grace, position };
}

/** What is kept of a step while it runs: a successor ends it, and does it anew. */
export function stepRecordOf(planned: PlannedProcess, running: Running): ProcessRecord {
  return { ...recordOf(planned, running, { restarts: 0, position: -1 }), name: `${planned.name}#step`, port: null };
}
