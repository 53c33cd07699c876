import type { Emit } from "../event.ts";
import { Turn } from "../turn.ts";
import type { Workshop } from "./tool.ts";

/** A copy that failed is tried again after this long. */
const TRY_AGAIN = 60_000;

/** What whoever keeps copies has around it. */
export interface KeeperAround {
  readonly state: string;
  readonly workshop: Workshop;
  readonly emit: Emit;
}

/** The work on the copies of one store, one after the other: what is being done, and what went wrong last. */
export class CopyWork {
  readonly #around: KeeperAround;
  readonly #turn = new Turn();
  #busy: string | null = null;
  #failure: string | null = null;
  #failedAt = 0;

  constructor(around: KeeperAround) {
    this.#around = around;
  }

  /** What is being done now, in words. */
  get busy(): string | null {
    return this.#busy;
  }

  /** Why the last work failed; null when it did not. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Whether something that is due may begin. */
  mayBegin(now: number): boolean {
    return this.#busy === null && now - this.#failedAt >= TRY_AGAIN;
  }

  /** Does a piece of work on the copies of a store when those before are done. What fails is told, and rejects. */
  take<T>(store: string, what: string, work: () => Promise<T>): Promise<T> {
    return this.#turn.take(async () => {
      this.#busy = what;
      try {
        const value = await work();
        this.#failure = null;
        return value;
      } catch (error) {
        if (this.#around.workshop.signal.aborted) throw error;
        this.#failure = error instanceof Error ? error.message : String(error);
        this.#failedAt = Date.now();
        this.#around.emit({ type: "backup-failed", name: store, error: this.#failure });
        throw error;
      } finally {
        this.#busy = null;
      }
    });
  }

  /** Settles when nothing is being done any more. */
  over(): Promise<void> {
    return this.#turn.over();
  }
}
