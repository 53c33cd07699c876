import { callControl, controlEvents } from "./control/client.ts";
import type { RunEvent } from "./event.ts";
import { findState, type PlatformRef } from "./state/state-folder.ts";

/** A running platform's further events, until it stops, the loop is left or the signal fires. Ends at once when it does not run. */
export async function* followEvents(ref: PlatformRef, signal?: AbortSignal): AsyncGenerator<RunEvent> {
  const folder = await findState(ref);
  const health = await callControl<{ lastEvent: number }>(folder, "GET /health");
  if (health === null) return;
  for await (const { event } of controlEvents(folder, health.lastEvent, signal)) yield event;
}
