import type { Emit } from "../event.ts";
import type { Store } from "../state/store.ts";
import { stopByPid } from "./end-process.ts";
import { endLeftovers } from "./leftovers.ts";

export interface Recorded {
  /** Must be ours by now. */
  readonly store: Store;
  readonly state: string;
  readonly platform: string;
}

/** Stops what a dead control plane left running, dependants first. True when something ran. */
export async function stopRecorded({ store, state, platform }: Recorded, emit: Emit): Promise<boolean> {
  const begun = Date.now();
  const { alive, past } = await endLeftovers(store, state);
  if (alive.size > 0) emit({ type: "platform-stopping", name: platform });
  for (const { name, pid, signal, grace } of [...alive.values()].reverse()) {
    const since = Date.now();
    await stopByPid(pid ?? 0, signal as NodeJS.Signals, grace);
    emit({ type: "process-stopped", name, duration: Date.now() - since });
  }
  for (const name of past.keys()) store.forget(name);
  if (alive.size > 0) emit({ type: "platform-stopped", name: platform, duration: Date.now() - begun });
  return alive.size > 0;
}
