import { setTimeout as sleep } from "node:timers/promises";
import type { Graph } from "@terrace/core/graph";
import type { RunSnapshot } from "@terrace/core/report";
import { ControlError, callControl, controlEvents } from "./control/client.ts";
import type { RunEvent } from "./event.ts";
import { launch } from "./launch.ts";
import { excerpt } from "./logs/excerpt.ts";
import { StartFailure } from "./start-failure.ts";
import { writeWanted } from "./state/settings.ts";
import { placeState } from "./state/state-folder.ts";
import { stopPlatform } from "./stop-platform.ts";

export interface StartOptions {
  readonly graph: Graph;
  /** Absolute path of the repository. */
  readonly repository: string;
  /** Where states are kept: `.terrace` in the repository. */
  readonly stateRoot: string;
  /** Values of the platform's parameters; `edgePort` asks for one certain port. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Copies of one process at most; the planner's own limit without it. */
  readonly maximumTasks?: number;
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * Brings a platform up and returns when everything is healthy. A platform that runs already is attached to, and takes on the
 * graph where it differs. Throws a `StartFailure` when it does not come up; what this call had started is then stopped again.
 */
export async function startPlatform(options: StartOptions): Promise<RunSnapshot> {
  const { graph, repository, parameters, maximumTasks = null, onEvent } = options;
  const { platform, environment } = graph;
  const ref = { platform, environment, stateRoot: options.stateRoot };
  const { folder, wanted } = await placeState(ref);
  if (folder !== wanted) {
    onEvent({ type: "state-placed", at: new Date().toISOString(), name: platform, folder, wanted });
  }
  await writeWanted(folder, graph, { repository, parameters, maximumTasks });
  const { launched, after } = await reach(folder, platform);
  try {
    return await untilReady(folder, { platform, after, onEvent });
  } catch (error) {
    if (launched) await stopPlatform(ref, { onEvent });
    throw error;
  }
}

/** Tells the control plane at work to take on what is wanted, or starts one. */
async function reach(
  folder: string,
  platform: string,
): Promise<{ readonly launched: boolean; readonly after: number }> {
  for (;;) {
    try {
      const applied = await callControl<{ after: number }>(folder, "POST", "/apply");
      if (applied !== null) return { launched: false, after: applied.after };
      if (await launch(folder, platform)) return { launched: true, after: 0 };
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      if (error.code !== "STOPPING") throw new StartFailure(platform, failureOf(error, folder));
    }
    await sleep(50);
  }
}

async function untilReady(
  folder: string,
  {
    platform,
    after,
    onEvent,
  }: { readonly platform: string; readonly after: number; readonly onEvent: StartOptions["onEvent"] },
): Promise<RunSnapshot> {
  for await (const { event } of controlEvents(folder, after)) {
    onEvent(event);
    if (event.type === "failed") throw new StartFailure(event.name, event.failure);
    if (event.type === "platform-stopping") throw new StartFailure(platform, { reason: "stopped" });
    if (event.type !== "platform-ready") continue;
    const snapshot = await callControl<RunSnapshot>(folder, "GET", "/status");
    if (snapshot !== null) return snapshot;
  }
  throw new StartFailure(platform, failureOf(new Error("it ended"), folder));
}

function failureOf(error: Error, folder: string) {
  if (error instanceof ControlError && error.diagnostics.length > 0) {
    return { reason: "plan", diagnostics: error.diagnostics } as const;
  }
  return { reason: "control-plane", error: error.message, log: excerpt(`${folder}/logs/control-plane.log`) } as const;
}
