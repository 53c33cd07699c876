"use client";
import { useSyncExternalStore } from "react";
import { browserSession } from "./browser-session.ts";
import type { SessionState } from "./session.ts";

const onServer: SessionState = { status: "unknown", troubled: false };

/** The state of the session, and a new render whenever it changes. */
export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => browserSession().subscribe(listener),
    () => browserSession().state(),
    () => onServer,
  );
}
