import { setTimeout as sleep } from "node:timers/promises";
import { healthOf, NO_PROBES, observeProbe } from "@terrace/core/control";
import type { Probe } from "../../plan/run-plan.ts";
import { ask, type Check } from "../probe/probe.ts";
import { groupListens } from "../state/port-holder.ts";
import { answersLate } from "./answers-late.ts";
import type { End } from "./process-state.ts";
import type { Running } from "./running.ts";

/** Between two questions while somebody waits for the answer. */
const WHILE_STARTING = 50;

export interface Watch {
  readonly signal: AbortSignal;
  /** Called once, with the first good answer; its end is waited for before the next question. A returned end ends the run. */
  readonly onAnswer: () => Promise<End | null>;
  /** Called with what is wrong, each time that there is no good answer. */
  readonly onBad: (error: string) => void;
  /** Called when it was silent, works and has answered late: each time after answers in time. */
  readonly onLate: () => void;
}

/** Good answers since the last late one, after which another late one is news. */
const NEWS_AFTER = 10;

/**
 * Asks a process again and again. Resolves when it must be replaced, rejects when the signal fires. One that is only silent is not replaced as long as
 * it works and answers late.
 */
export async function serve(
  running: Running,
  probe: () => Probe,
  { signal, onBad, onAnswer, onLate }: Watch,
): Promise<End> {
  const begun = performance.now();
  let history = NO_PROBES;
  let silence = IN_TIME;
  let isLate = false;
  for (;;) {
    const { check, timeout, unhealthyAfter, grace, interval } = probe();
    const wasReady = history.everReady;
    const asked = performance.now();
    const error = (await ask(check, timeout)) ?? (wasReady ? null : impostor(check, running.pid));
    signal.throwIfAborted();
    if (error !== null) onBad(error);
    history = observeProbe(history, error === null);
    const waited = Math.round(performance.now() - begun);
    silence = error === null ? IN_TIME : longer(silence, { asked, isSilent: performance.now() - asked >= timeout });
    isLate &&= history.consecutiveSuccesses < NEWS_AFTER;
    if (healthOf(history, { unhealthyAfter, withinGrace: waited < grace }) === "unhealthy") {
      const silentFor = performance.now() - (silence.since ?? asked);
      if (wasReady && silence.isAll && (await answersLate(running.pid, probe(), { silentFor, signal }))) {
        signal.throwIfAborted();
        if (!isLate) onLate();
        [history, silence, isLate] = [observeProbe(history, true), IN_TIME, true];
        continue;
      }
      return wasReady ? { kind: "unhealthy", error: error ?? "" } : { kind: "never-ready", waited, error: error ?? "" };
    }
    if (history.everReady && !wasReady) {
      const end = await onAnswer();
      if (end !== null) return end;
    }
    await sleep(history.everReady ? interval : WHILE_STARTING, undefined, { signal });
  }
}

/** Questions in a row without a good answer. */
interface Silence {
  /** When the first of them was asked, by a clock that nobody sets. */
  readonly since: number | null;
  /** Whether to none of them there was any answer, rather than a bad one. */
  readonly isAll: boolean;
}

const IN_TIME: Silence = { since: null, isAll: true };

function longer(
  { since, isAll }: Silence,
  { asked, isSilent }: { readonly asked: number; readonly isSilent: boolean },
): Silence {
  return { since: since ?? asked, isAll: isAll && isSilent };
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
