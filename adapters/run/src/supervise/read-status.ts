import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunSnapshot } from "@terrace/core/report";
import { ControlError, callControl, controlSocket } from "./control/client.ts";
import { isAlive } from "./process/process-table.ts";
import { controlFolder } from "./state/control-folder.ts";
import { socketHolder } from "./state/port-holder.ts";
import { findState, type PlatformRef } from "./state/state-folder.ts";
import { StateLocked, Store } from "./state/store.ts";

/** What can be said about a platform on this machine. */
export type PlatformStatus =
  | { readonly state: "supervised"; readonly snapshot: RunSnapshot }
  /** Its control plane is dead and these processes run on: `up` adopts them, `down` stops them. */
  | { readonly state: "unsupervised"; readonly processes: readonly { readonly name: string; readonly pid: number }[] }
  /** A control plane is there and has no plan yet. */
  | { readonly state: "starting" }
  /** A control plane is there and says nothing: it was stopped by a signal, or hangs. What it started runs on. */
  | { readonly state: "silent"; readonly pid: number | null }
  | { readonly state: "stopped" };

/** What is known of a platform without starting anything: from its control plane, or from its last record where none answers. */
export async function readStatus(ref: PlatformRef): Promise<PlatformStatus> {
  const folder = await findState(ref);
  const health = await callControl(folder, "GET /health").catch(silent);
  if (health === SILENT) return { state: "silent", pid: socketHolder(controlSocket(folder)) };
  if (health === null) return fromRecord(join(controlFolder(folder), "state.db"));
  const snapshot = await callControl<RunSnapshot>(folder, "GET /status").catch(() => null);
  return snapshot === null ? { state: "starting" } : { state: "supervised", snapshot };
}

const SILENT = Symbol("silent");

function silent(error: unknown): typeof SILENT {
  if (error instanceof ControlError && error.code === "NO_ANSWER") return SILENT;
  throw error;
}

function fromRecord(path: string): PlatformStatus {
  if (!existsSync(path)) return { state: "stopped" };
  try {
    const store = new Store(path);
    const alive = store
      .processes()
      .flatMap(({ name, pid, started }) => (pid !== null && isAlive(pid, started) ? [{ name, pid }] : []));
    store.close();
    return alive.length === 0 ? { state: "stopped" } : { state: "unsupervised", processes: alive };
  } catch (error) {
    if (error instanceof StateLocked) return { state: "starting" };
    throw error;
  }
}
