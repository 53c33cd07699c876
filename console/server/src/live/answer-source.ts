import type { Answered, ControlPlane } from "../console-source.ts";
import type { FeedMessage } from "../view/index.ts";
import { type FeedSource, pause } from "./feed.ts";

/** When an answer is asked for anew. */
export interface Occasions {
  /** Types of events after which it may have changed. */
  readonly events: RegExp;
  /** Milliseconds after which it has changed even if nothing happened; none without it. */
  readonly every?: number;
}

/** A burst of events is one occasion. Milliseconds. */
const SETTLE = 60;
/** Nothing at all may have been heard. Milliseconds. */
const AT_LATEST = 30_000;
/** How long nobody is waited for before he is asked again. Milliseconds. */
const RETRY = 1_000;

/** A topic that is one answer of the control plane, told again when it differs. */
export function answerSource(control: ControlPlane, route: `/${string}`, occasions: Occasions): FeedSource {
  let last: FeedMessage | null = null;
  let lastText = "";
  return {
    first: () => (last === null ? [] : [last]),
    run: async (publish, signal) => {
      const alarm = alarmClock();
      void wakeOnEvents(control, { events: occasions.events, signal, wake: alarm.ring });
      while (!signal.aborted) {
        const message = messageOf(await control.ask(`GET ${route}`), route);
        const text = JSON.stringify(message);
        if (text !== lastText) publish(message);
        [last, lastText] = [message, text];
        await alarm.next(message.kind === "away" ? RETRY : (occasions.every ?? AT_LATEST), signal);
        await pause(SETTLE, signal);
      }
    },
  };
}

/** An answer in the words of a feed. A refusal is shown as what it is: nothing there yet, or nobody. */
function messageOf(answer: Answered<unknown>, route: string): FeedMessage {
  if (answer.state === "ready") return { kind: "whole", value: answer.value };
  return answer.state === "missing" ? { kind: "absent", route } : { kind: "away" };
}

interface Waking {
  readonly events: RegExp;
  readonly signal: AbortSignal;
  readonly wake: () => void;
}

/** A stream that ends is news as well: the control plane is gone, or is another one now. */
async function wakeOnEvents(control: ControlPlane, { events, signal, wake }: Waking): Promise<void> {
  while (!signal.aborted) {
    try {
      const health = await control.ask<{ readonly lastEvent: number }>("GET /health");
      const after = health.state === "ready" ? health.value.lastEvent : 0;
      const following = control.follow<{ event: { type: string } }>(`/events?after=${after}`, signal);
      for await (const { event } of following) if (events.test(event.type)) wake();
      wake();
    } catch {
      // Whoever waits looks again without being woken.
    }
    await pause(RETRY, signal);
  }
}

/** Rings that come while nobody waits are kept. */
function alarmClock() {
  let rung = false;
  let woken: (() => void) | null = null;
  return {
    ring(): void {
      rung = true;
      woken?.();
    },
    async next(patience: number, signal: AbortSignal): Promise<void> {
      if (!rung) {
        const ended = new AbortController();
        woken = () => ended.abort();
        await pause(patience, AbortSignal.any([signal, ended.signal]));
        woken = null;
      }
      rung = false;
    },
  };
}
