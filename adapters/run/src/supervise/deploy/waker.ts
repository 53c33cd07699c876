import { setTimeout as sleep } from "node:timers/promises";
import type { Milliseconds } from "@terrace/core/units";

/** Waits that an event cuts short. One that comes while nobody waits cuts the next wait short, so that none is missed. */
export class Waker {
  #woken = new AbortController();

  wake(): void {
    this.#woken.abort();
  }

  /** Settles after this time, or as soon as there is something to see, or nobody wants to see it any more. */
  async wait(time: Milliseconds, signal: AbortSignal): Promise<void> {
    const either = AbortSignal.any([this.#woken.signal, signal]);
    await sleep(time, undefined, { signal: either }).catch(() => undefined);
    if (this.#woken.signal.aborted) this.#woken = new AbortController();
  }
}
