import type { Moment, RunEvent } from "../event.ts";

/** An event with its place in the order of all events of one control plane, counted from 1. */
export interface JournalEntry {
  readonly id: number;
  readonly event: RunEvent;
}

const KEPT = 1_000;

/** The latest events, for whoever comes late, and all further ones for whoever listens. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  #last = 0;

  /** The number of the latest event; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  append(moment: Moment): void {
    const entry = { id: ++this.#last, event: { at: new Date().toISOString(), ...moment } };
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
    for (const listener of this.#listeners) listener(entry);
  }

  /** Hands over the kept events after a number, then each new one, until the returned function is called. */
  follow(after: number, listener: (entry: JournalEntry) => void): () => void {
    for (const entry of this.#entries) if (entry.id > after) listener(entry);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
