import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Measurement } from "@terrace/core/report";

/** Measurements that are compressed together: they repeat each other's words. */
const BLOCK = 60;

/** An hour: the block in which it begins stays whole. */
const KEPT = 60 * 60_000;

/** Blocks at most: a control plane that ends leaves one that is not full. */
const BLOCKS = 180;

/** Up to a minute's measurements, one line of JSON each. */
export interface Block {
  /** When the first and the last of them were made. */
  readonly from: number;
  readonly until: number;
  readonly lines: Buffer;
}

/** Where blocks outlive this process. */
export interface Keeper {
  blocks(since: number): readonly Block[];
  /** Keeps a block, and so many in all. */
  keep(block: Block, count: number): void;
  close(): void;
}

interface Line {
  readonly at: number;
  readonly text: string;
}

/** The last hour of measurements, compressed and outside of the heap; with a keeper it goes on where the process before this one ended. */
export class History {
  readonly #keeper: Keeper | null;
  readonly #blocks: Block[];
  #lines: Line[] = [];

  constructor(keeper: Keeper | null = null, now = Date.now()) {
    this.#keeper = keeper;
    this.#blocks = [...(keeper?.blocks(now - KEPT) ?? [])];
  }

  /** Bytes that are kept. */
  get size(): number {
    const recent = this.#lines.reduce((sum, { text }) => sum + text.length, 0);
    return this.#blocks.reduce((sum, { lines }) => sum + lines.length, recent);
  }

  keep(measurement: Measurement): void {
    this.#lines.push({ at: measurement.at, text: JSON.stringify(measurement) });
    if (this.#lines.length >= BLOCK) this.#compress();
  }

  /** Leaves all to the next process. */
  close(): void {
    this.#compress();
    this.#keeper?.close();
  }

  #compress(): void {
    const [first, last] = [this.#lines.at(0), this.#lines.at(-1)];
    if (first === undefined || last === undefined) return;
    const lines = deflateRawSync(this.#lines.map(({ text }) => text).join("\n"), { level: 3 });
    const block = { from: first.at, until: last.at, lines };
    this.#lines = [];
    this.#blocks.push(block);
    while (this.#blocks.length > BLOCKS || (this.#blocks[0]?.until ?? block.until) < block.until - KEPT)
      this.#blocks.shift();
    this.#keeper?.keep(block, this.#blocks.length);
  }

  /** What was measured after a moment, oldest first, as lines of JSON: a minute at a time, so that nobody has to hold them all. */
  *minutes(since: number): Generator<readonly string[]> {
    for (const { from, until, lines } of [...this.#blocks]) {
      if (until <= since) continue;
      const all = inflateRawSync(lines).toString().split("\n");
      yield from > since ? all : all.filter((line) => (JSON.parse(line) as Measurement).at > since);
    }
    yield this.#lines.flatMap(({ at, text }) => (at > since ? text : []));
  }
}
