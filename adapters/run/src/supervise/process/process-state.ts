import type { Health } from "@terrace/core/report";
import type { Exit } from "../event.ts";
import type { Running } from "./running.ts";

/**
 * The life of one supervised process. Each state carries what exists in it and nothing else.
 *
 *     waiting ──► preparing ──► starting ──► settling ──► ready
 *      ▲  for its   before        probed      after       probed on
 *      │  depend-   steps           │         steps         │
 *      │  encies       │            │           │           │
 *      │  and port     ▼            ▼           ▼           ▼
 *      └─ backing-off ◄──────────────── ending ◄────────────┘   exited, unhealthy, never ready, asked to restart
 *                                         │
 *                          stopped ◄──────┘                     asked to stop, from any state
 *
 * A process that a predecessor of this control plane started enters at `starting`.
 * Dependencies are waited for once: an engine that comes back finds its dependants running, and they reconnect.
 */
export type ProcessState =
  | { readonly name: "waiting" }
  | { readonly name: "preparing" }
  | { readonly name: "starting"; readonly running: Running }
  | { readonly name: "settling"; readonly running: Running }
  | { readonly name: "ready"; readonly running: Running }
  | { readonly name: "ending"; readonly running: Running; readonly asked: boolean }
  | { readonly name: "backing-off" }
  | { readonly name: "stopped" };

/** Why one run of a process is over. */
export type End =
  | { readonly kind: "asked" }
  | { readonly kind: "exited"; readonly exit: Exit }
  | { readonly kind: "unhealthy"; readonly error: string }
  | { readonly kind: "never-ready"; readonly waited: number; readonly error: string }
  | { readonly kind: "step"; readonly label: string; readonly error: string }
  | { readonly kind: "spawn"; readonly error: string }
  | { readonly kind: "port-taken"; readonly port: number };

/** The process behind a state, if there is one. */
export function runningIn(state: ProcessState): Running | null {
  return "running" in state ? state.running : null;
}

/** What a snapshot says of a state. */
export function observedIn(state: ProcessState) {
  const running = runningIn(state);
  const startedAt = running === null ? null : new Date(running.since).toISOString();
  return { pid: running?.pid ?? null, health: healthIn(state), startedAt };
}

function healthIn(state: ProcessState): Health {
  switch (state.name) {
    case "waiting":
      return "unknown";
    case "preparing":
    case "starting":
    case "settling":
      return "starting";
    case "ready":
      return "healthy";
    case "ending":
      return state.asked ? "draining" : "unhealthy";
    case "backing-off":
      return "unhealthy";
    case "stopped":
      return "stopped";
  }
}
