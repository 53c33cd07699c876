import type { RevisionObservation } from "@terrace/core/control";
import { Reservoir } from "../measure/reservoir.ts";

/** Latencies that are kept of each revision: more would not change a verdict. */
const SAMPLE = 4_000;

/** The length of a block, the latencies that are kept of each, and the blocks that are kept: ten minutes of them. */
const BLOCK = 500;
const IN_BLOCK = 30;
const BLOCKS = 1_200;

/** How long what has just happened counts as recent. */
const RECENT = 10_000;

interface Passed {
  readonly at: number;
  readonly requests: number;
  readonly errors: number;
}

/** What one revision has done since it began to be watched. */
export class RevisionCounts {
  readonly #latencies = new Reservoir(SAMPLE);
  readonly #blocks = new Map<number, readonly number[]>();
  #requests = 0;
  #errors = 0;
  #lastRequestAt: number | null = null;
  #recent: readonly Passed[] = [];

  /** Adds what was counted since the last time. An answer that was cut off later than it was counted makes an error too many for a moment. */
  count({ at, requests, errors }: Passed): void {
    if (requests > 0) this.#lastRequestAt = at;
    this.#requests += requests;
    this.#errors = Math.min(this.#requests, this.#errors + errors);
    this.#recent = [...this.#recent.filter((one) => at - one.at < RECENT), { at, requests, errors }];
  }

  /** Adds one answer that came at a moment. */
  time(latency: number, at: number): void {
    this.#latencies.add(latency);
    const number = Math.floor(at / BLOCK);
    const block = this.#blocks.get(number) ?? [];
    if (block.length < IN_BLOCK) this.#blocks.set(number, [...block, latency]);
    if (this.#blocks.size <= BLOCKS) return;
    for (const oldest of this.#blocks.keys()) return void this.#blocks.delete(oldest);
  }

  /** As a judgement wants it, with the ends of tasks that somebody else counts. */
  observed(restarts: number): RevisionObservation {
    const recent = {
      requests: this.#recent.reduce((sum, { requests }) => sum + requests, 0),
      errors: this.#recent.reduce((sum, { errors }) => sum + errors, 0),
    };
    return {
      requests: this.#requests,
      errors: this.#errors,
      latencies: this.#latencies.values,
      blocks: this.#blocks,
      recent: { ...recent, errors: Math.min(recent.requests, recent.errors) },
      restarts,
      lastRequestAt: this.#lastRequestAt,
    };
  }
}
