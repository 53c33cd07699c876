import { observeExit, type RestartHistory, restartDelay } from "@terrace/core/control";
import type { ProcessRecord } from "../state/store.ts";
import { endWords } from "./end-words.ts";
import type { End } from "./process-state.ts";

const FRESH: RestartHistory = { consecutiveFailures: 0, lastReadyAt: null };

/** What is remembered of the runs of one process: when to try again, and what to tell of it. */
export class RunHistory {
  #exits: RestartHistory = FRESH;
  #restarts: number;
  #starts: number;
  #crashes = 0;
  #everReady = false;
  #trouble: string | null = null;

  /** `past` is what a predecessor of this control plane recorded. */
  constructor(past: ProcessRecord | null) {
    this.#restarts = past?.restarts ?? 0;
    this.#starts = past === null ? 0 : 1;
  }

  /** Executions after the first one. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Ends that nobody asked for, since it was begun here or taken over. */
  get crashes(): number {
    return this.#crashes;
  }

  /** Whether it was ready by its present plan. */
  get everReady(): boolean {
    return this.#everReady;
  }

  /** What ended it last, or kept it from being ready, in the words of a clause without its subject; null when nothing did. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** A start begins; gives its number. */
  starts(): number {
    return ++this.#starts;
  }

  /** The program was executed. */
  executed(): void {
    if (this.#starts > 1) this.#restarts++;
  }

  ready(): void {
    this.#everReady = true;
    this.#exits = { ...this.#exits, lastReadyAt: performance.now() };
  }

  /** It runs and does not answer well: of one that has ended before, the end says more. */
  answeredBadly(error: string): void {
    if (!this.#everReady && this.#crashes === 0) this.#trouble = `was not healthy yet: ${error}`;
  }

  /** A run, or what a start needs, is over. It counts unless somebody asked for it; `log` has the last words of the program. */
  ended(end: End, log: string): void {
    if (end.kind === "asked") return;
    this.#crashes++;
    this.#trouble = endWords(end, log);
  }

  /** It is to run by another plan, of which nothing is known yet. */
  renewed(): void {
    this.#everReady = false;
  }

  /** Somebody wants it to be started at once: what failed before says nothing any more. */
  forgive(): void {
    this.#exits = FRESH;
  }

  /** How long to wait before the next start, and after how many failures in a row. */
  backOff(): { readonly delay: number; readonly failures: number } {
    const now = performance.now();
    const delay = restartDelay(this.#exits, now);
    this.#exits = observeExit(this.#exits, now);
    return { delay, failures: this.#exits.consecutiveFailures };
  }
}
