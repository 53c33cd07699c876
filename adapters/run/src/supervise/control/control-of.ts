import { findState, type PlatformRef } from "../state/state-folder.ts";
import { type ControlCall, callControl, controlLines } from "./client.ts";

/** The control API of one platform, for whoever shows or steers it from another process. Both are null when no control plane listens. */
export interface Control {
  /** Throws a `ControlError` when the answer is a refusal. */
  ask<T>(call: ControlCall, body?: unknown): Promise<T | null>;
  /** The JSON lines of a stream until it ends or the signal fires. */
  follow<T>(call: ControlCall, signal: AbortSignal): Promise<AsyncGenerator<T> | null>;
}

/** Finds the platform's state anew at each call, so that it stays good over a stop and a start. */
export function controlOf(ref: PlatformRef): Control {
  return {
    ask: async (call, body) => callControl(await findState(ref), call, body),
    follow: async (call, signal) => controlLines(await findState(ref), call, signal),
  };
}
