import type { FeedMessage } from "../view/index.ts";

/** Where a feed's messages come from: runs while somebody looks, until the signal fires. */
export interface FeedSource {
  readonly run: (publish: Publish, signal: AbortSignal) => Promise<void>;
  /** What somebody who comes later is told first; `argument` is what stands behind the topic's name. */
  readonly first: (argument: string) => readonly FeedMessage[];
}

/** Tells everybody a message; `again` tells each what it would be told first. */
export type Publish = (message: FeedMessage | "again") => void;

/** How long it goes on without anybody: a page that changes asks again at once. Milliseconds. */
const LINGER = 15_000;
/** Between a source that has ended and its next beginning. Milliseconds. */
const RETRY = 1_000;

/**
 * One topic for all browsers: asked of the control plane once, however many look, and not at all while nobody does.
 */
export class Feed {
  readonly #source: FeedSource;
  readonly #listeners = new Map<(text: string) => void, string>();
  #running: AbortController | null = null;
  #linger: NodeJS.Timeout | undefined;

  constructor(source: FeedSource) {
    this.#source = source;
  }

  /** Hands over what is known and then all that comes, as JSON, until the returned function is called. */
  attach(argument: string, listener: (text: string) => void): () => void {
    clearTimeout(this.#linger);
    for (const message of this.#source.first(argument)) listener(JSON.stringify(message));
    this.#listeners.set(listener, argument);
    if (this.#running === null) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#linger);
      this.#linger = setTimeout(() => this.close(), LINGER);
      this.#linger.unref();
    };
  }

  close(): void {
    clearTimeout(this.#linger);
    this.#running?.abort();
    this.#running = null;
  }

  #start(): void {
    const running = new AbortController();
    this.#running = running;
    void this.#keepRunning(running.signal);
  }

  /** A source that ends or breaks is begun again: the control plane may be a new one. */
  async #keepRunning(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#source.run((message) => this.#publish(message), signal).catch(() => undefined);
      if (!signal.aborted) await pause(RETRY, signal);
    }
  }

  #publish(message: FeedMessage | "again"): void {
    if (this.#listeners.size === 0) return;
    const text = JSON.stringify(message);
    for (const [listener, argument] of this.#listeners) {
      if (message !== "again") listener(text);
      else for (const one of this.#source.first(argument)) listener(JSON.stringify(one));
    }
  }
}

/** Settles after a time, or when the signal fires. */
export function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, time);
    signal.addEventListener("abort", end);
  });
}
