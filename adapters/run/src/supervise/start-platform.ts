import type { Graph } from "@terrace/core/graph";
import type { RunSnapshot, SpendRates } from "@terrace/core/report";
import { bringUp } from "./bring-up.ts";
import type { RunEvent } from "./event.ts";
import { readStatus } from "./read-status.ts";
import { StartFailure } from "./start-failure.ts";
import { writeRates } from "./state/rates.ts";
import { withKeptParameters, writeWanted } from "./state/settings.ts";
import { placeState } from "./state/state-folder.ts";
import { StateRefused } from "./state/state-refused.ts";
import { stopPlatform } from "./stop-platform.ts";

/** What a platform is started from and within: nothing of it is read from the environment of the process. */
export interface StartOptions {
  readonly graph: Graph;
  /** Absolute path of the repository. */
  readonly repository: string;
  /** Where states are kept: `.terrace` in the repository. */
  readonly stateRoot: string;
  /** Values of the platform's parameters, beside those of earlier starts; `edgePort` asks for one certain port. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Copies of one process at most; the planner's own limit without it. */
  readonly maximumTasks?: number;
  /** What usage costs, so that budgets are watched; null where nobody bills, and none without it. */
  readonly rates?: SpendRates | null;
  readonly onEvent: (event: RunEvent) => void;
  /** Ends the start, as Ctrl-C does; what it had started is stopped before the promise rejects. */
  readonly signal?: AbortSignal;
}

/**
 * Brings a platform up and returns when everything is healthy. A platform that runs already is attached to, and takes on the
 * graph where it differs. A deployment that is under way comes to its end first. Throws a `StartFailure` when it does not come up, or a deployment
 * did not bring a service where it should; what this call had started is stopped again in the first case, unless tasks of a control plane that died
 * were serving before it: those go on.
 */
export async function startPlatform(options: StartOptions): Promise<RunSnapshot> {
  if (process.platform !== "linux")
    throw new Error(`platforms run on Linux only: they are told apart by /proc, which ${process.platform} lacks`);
  const { graph, repository, parameters, maximumTasks = null, rates = null, onEvent, signal } = options;
  const { platform, environment } = graph;
  const ref = { platform, environment, stateRoot: options.stateRoot };
  const { folder, wanted } = await placeState(ref).catch((error: unknown) => {
    if (!(error instanceof StateRefused)) throw error;
    const { folder, message } = error;
    throw new StartFailure(platform, { reason: "state-refused", folder, error: message });
  });
  if (folder !== wanted) {
    onEvent({ type: "state-placed", at: new Date().toISOString(), name: platform, folder, wanted });
  }
  await writeWanted(folder, graph, await withKeptParameters(folder, { repository, parameters, maximumTasks }));
  await writeRates(folder, rates);
  const { state: before } = await readStatus(ref);
  let launched = false;
  try {
    return await bringUp(folder, { platform, onEvent, ...(signal && { signal }) }, () => (launched = true));
  } catch (error) {
    const serves = error instanceof StartFailure && error.failure.reason === "deployment";
    if (launched && before === "stopped" && !serves) await stopPlatform(ref, { onEvent });
    throw error;
  }
}
