import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Measurement } from "@terrace/core/report";

/** Measurements that are compressed together: they repeat each other's words. */
const BLOCK = 60;

/** An hour of seconds. */
const BLOCKS = 60;

/** A minute's measurements, one line of JSON each. */
interface Block {
  /** When the first and the last of them were made. */
  readonly from: number;
  readonly until: number;
  readonly lines: Buffer;
}

interface Line {
  readonly at: number;
  readonly text: string;
}

/** The last hour of measurements, compressed and outside of the heap. */
export class History {
  readonly #blocks: Block[] = [];
  #lines: Line[] = [];

  /** Bytes that are kept. */
  get size(): number {
    const recent = this.#lines.reduce((sum, { text }) => sum + text.length, 0);
    return this.#blocks.reduce((sum, { lines }) => sum + lines.length, recent);
  }

  keep(measurement: Measurement): void {
    this.#lines.push({ at: measurement.at, text: JSON.stringify(measurement) });
    const [first] = this.#lines;
    if (first === undefined || this.#lines.length < BLOCK) return;
    const lines = deflateRawSync(this.#lines.map(({ text }) => text).join("\n"), { level: 3 });
    this.#blocks.push({ from: first.at, until: measurement.at, lines });
    this.#lines = [];
    if (this.#blocks.length > BLOCKS) this.#blocks.shift();
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
