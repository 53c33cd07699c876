import { rm, statfs } from "node:fs/promises";
import type { PlannedFile } from "../plan/run-plan.ts";
import { writeFileOnce } from "./state/files.ts";
import type { User } from "./state/user.ts";

const LOOK_EVERY = 1_000;

/** Bytes below which whatever can be done without is no longer written, and above which it is again. */
const LITTLE = 64 * 1_048_576;
const ENOUGH = 2 * LITTLE;

export interface RoomContext {
  readonly state: string;
  /** Files that stand only while there is room; none before the first plan. */
  readonly files: () => readonly PlannedFile[];
  readonly reader: User | null;
  /** Bytes that may still be written to the disk of a folder; a test says its own. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** Watches the room on the disk of a platform's state, and takes files away that stand for it before there is none. */
export class Room {
  readonly #context: RoomContext;
  readonly #timer: NodeJS.Timeout;
  #short: number | null = null;

  constructor(context: RoomContext) {
    this.#context = context;
    // What cannot be looked at now is looked at a second later.
    this.#timer = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY);
  }

  /** Bytes that are left while they are few; null while there is room. */
  get short(): number | null {
    return this.#short;
  }

  async look(): Promise<void> {
    const { state, files, reader, freeBytes = freeOn } = this.#context;
    const free = await freeBytes(state);
    this.#short = free < (this.#short === null ? LITTLE : ENOUGH) ? free : null;
    const taken = this.#short !== null;
    await Promise.all(files().map((file) => (taken ? rm(file.path, { force: true }) : writeFileOnce(file, reader))));
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
