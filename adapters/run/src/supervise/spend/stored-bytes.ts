import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";

const run = promisify(execFile);

/** Reading the size of every object is work, and a bucket grows slowly. */
const EVERY: Milliseconds = 600_000;
const PATIENCE: Milliseconds = 60_000;

/** How much lies in the buckets of a platform, looked at every ten minutes; between two looks it is what it was. */
export class StoredBytes {
  #bytes: Readonly<Record<ResourceId, number>> = {};
  #looked: Milliseconds | null = null;
  #underWay: Promise<void> | null = null;

  /** `clock` in milliseconds, of one that never jumps. */
  look(graph: Graph, state: string, clock: Milliseconds): Readonly<Record<ResourceId, number>> {
    if (this.#underWay === null && (this.#looked === null || clock - this.#looked >= EVERY)) {
      this.#looked = clock;
      this.#underWay = this.#weigh(graph, state).finally(() => {
        this.#underWay = null;
      });
    }
    return this.#bytes;
  }

  async stop(): Promise<void> {
    await this.#underWay;
  }

  async #weigh(graph: Graph, state: string): Promise<void> {
    const weighed = resourcesOf(graph, "bucket").map(async ({ id, name }): Promise<[ResourceId, number]> => {
      const folder = join(state, "buckets", name);
      // What goes while it is looked at makes `du` complain, and it tells the sum all the same.
      const { stdout } = await run("du", ["-sb", folder], { timeout: PATIENCE }).catch((error) => error);
      return [id, Number(/^(\d+)/.exec(String(stdout))?.[1] ?? this.#bytes[id] ?? 0)];
    });
    this.#bytes = Object.fromEntries(await Promise.all(weighed));
  }
}
