import { ControlError, callControl } from "./control/client.ts";
import { findState, type PlatformRef } from "./state/state-folder.ts";

/** Starts a process, or all tasks of a service, anew: drained first. False when the platform does not run or has none of that name. */
export async function restartProcess(ref: PlatformRef, name: string): Promise<boolean> {
  const folder = await findState(ref);
  try {
    return (await callControl(folder, `POST /restart/${encodeURIComponent(name)}`)) !== null;
  } catch (error) {
    if (error instanceof ControlError && error.code === "NOT_FOUND") return false;
    throw error;
  }
}
