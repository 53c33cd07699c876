import { setTimeout as sleep } from "node:timers/promises";
import { healthOf, NO_PROBES, observeProbe } from "@terrace/core/control";
import type { Probe } from "../../plan/run-plan.ts";
import { ask, type Check } from "../probe/probe.ts";
import { groupListens } from "../state/port-holder.ts";
import type { End } from "./process-state.ts";
import type { Running } from "./running.ts";

/** Between two questions while somebody waits for the answer. */
const WHILE_STARTING = 50;

export interface Watch {
  readonly signal: AbortSignal;
  /** Called once, with the first good answer; its end is waited for before the next question. A returned end ends the run. */
  readonly onAnswer: () => Promise<End | null>;
}

/** Asks a process again and again. Resolves when it must be replaced, rejects when the signal fires. */
export async function serve(running: Running, probe: () => Probe, { signal, onAnswer }: Watch): Promise<End> {
  const begun = running.adopted ? Date.now() : running.since;
  let history = NO_PROBES;
  for (;;) {
    const { check, timeout, unhealthyAfter, grace, interval } = probe();
    const wasReady = history.everReady;
    const error = (await ask(check, timeout)) ?? (wasReady ? null : impostor(check, running.pid));
    signal.throwIfAborted();
    history = observeProbe(history, error === null);
    const waited = Date.now() - begun;
    if (healthOf(history, { unhealthyAfter, withinGrace: waited < grace }) === "unhealthy") {
      return wasReady ? { kind: "unhealthy", error: error ?? "" } : { kind: "never-ready", waited, error: error ?? "" };
    }
    if (history.everReady && !wasReady) {
      const end = await onAnswer();
      if (end !== null) return end;
    }
    await sleep(history.everReady ? interval : WHILE_STARTING, undefined, { signal });
  }
}

/** Says so when the good answer came from somebody else; asked until the first one that is its own. */
function impostor(check: Check, leader: number): string | null {
  const port = portOf(check);
  return port === null || groupListens(port, leader) ? null : `port ${port} is answered by another process`;
}

function portOf(check: Check): number | null {
  if (check.kind === "postgres") return check.connection.port;
  return check.kind === "haproxy" ? null : check.port;
}
