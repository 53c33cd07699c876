import { setTimeout as sleep } from "node:timers/promises";
import { ControlError, callControl, controlEvents } from "./control/client.ts";
import type { RunEvent } from "./event.ts";
import { ownCode } from "./own-code.ts";
import { gone } from "./process/group.ts";

/** Between two questions whether it is still in the middle of something. */
const ASK_AGAIN = 500;

/** How long a control plane that hands over may take to end. */
const PATIENCE = 5_000;

/** What a control plane says of itself. */
export interface Identity {
  readonly pid: number;
  readonly lastEvent: number;
  /** Digest of the code that it has loaded; an earlier Terrace does not say. */
  readonly code?: string;
}

export interface MakeWayOptions {
  readonly platform: string;
  readonly onEvent: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

/**
 * Lets the control plane of a state folder end, where it has loaded other code than Terrace's own is now: whatever it started runs on, for its
 * successor to take over. It is first let finish what a successor would have to begin anew, and what happens meanwhile is told.
 */
export async function makeWay(state: string, { platform, onEvent, signal }: MakeWayOptions): Promise<void> {
  const present = await callControl<Identity>(state, "GET /health");
  if (present?.code === undefined || present.code === (await ownCode())) return;
  const over = new AbortController();
  const either = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
  const told = tell(state, { after: present.lastEvent, onEvent, signal: either });
  try {
    for (let last = ""; !signal?.aborted; ) {
      const because = await askOnce(state);
      if (because === null) break;
      if (because !== last)
        onEvent({ type: "hand-over-awaited", at: new Date().toISOString(), name: platform, because });
      last = because;
      await sleep(ASK_AGAIN, undefined, { signal: either }).catch(() => undefined);
    }
    if (!signal?.aborted) await gone(present.pid, PATIENCE);
  } finally {
    over.abort();
    await told;
  }
}

/** Null when it makes way, or is gone; otherwise what it is in the middle of. */
async function askOnce(state: string): Promise<string | null> {
  try {
    await callControl(state, "POST /hand-over");
    return null;
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    if (error.code === "UNDER_WAY") return error.message;
    // It ends already, however that came.
    if (["STOPPING", "UNAVAILABLE"].includes(error.code)) return null;
    throw error;
  }
}

interface Telling {
  readonly after: number;
  readonly onEvent: (event: RunEvent) => void;
  readonly signal: AbortSignal;
}

async function tell(state: string, { after, onEvent, signal }: Telling): Promise<void> {
  for await (const { event } of controlEvents(state, after, signal)) onEvent(event);
}
