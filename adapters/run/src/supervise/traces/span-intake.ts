import type { SpanRow } from "./span-row.ts";
import type { SpanStore } from "./span-store.ts";

/** Spans that wait to be written at most: a flood costs spans, never memory. */
const WAITING_AT_MOST = 20_000;

/** Milliseconds between two writes, and between two looks at what is too old. */
const WRITE_EVERY = 1_000;
const PRUNE_EVERY = 30_000;

/** Takes spans at once and writes them together. What it cannot keep is counted, and told about. */
export class SpanIntake {
  #waiting: SpanRow[] = [];
  #dropped = 0;
  #told = 0;
  readonly #store: SpanStore;
  readonly #tell: (message: string) => void;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(store: SpanStore, tell: (message: string) => void) {
    this.#store = store;
    this.#tell = tell;
    this.#timers = [setInterval(() => this.write(), WRITE_EVERY), setInterval(() => this.#prune(), PRUNE_EVERY)];
  }

  /** Spans that came and could not be kept. */
  get dropped(): number {
    return this.#dropped;
  }

  take(rows: readonly SpanRow[]): void {
    const room = Math.max(0, WAITING_AT_MOST - this.#waiting.length);
    for (const row of rows.slice(0, room)) this.#waiting.push(row);
    this.drop(Math.max(0, rows.length - room));
  }

  drop(count: number): void {
    this.#dropped += count;
  }

  /** Writes what waits; called before a question is answered, so that nothing that has come is missing. */
  write(): void {
    const batch = this.#waiting;
    if (batch.length === 0) return;
    this.#waiting = [];
    try {
      this.#store.add(batch);
    } catch (error) {
      this.drop(batch.length);
      this.#tell(`spans could not be written: ${error}`);
    }
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.write();
    this.#store.close();
  }

  #prune(): void {
    try {
      this.#store.prune(Date.now());
    } catch (error) {
      this.#tell(`old spans could not be removed: ${error}`);
    }
    if (this.#dropped > this.#told) this.#tell(`${this.#dropped - this.#told} spans were dropped`);
    this.#told = this.#dropped;
  }
}
