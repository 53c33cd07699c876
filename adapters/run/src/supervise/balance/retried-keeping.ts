import type { Milliseconds } from "@terrace/core/units";

const FIRST_AGAIN: Milliseconds = 1_000;
const LONGEST: Milliseconds = 60_000;

/** From this failure on people are told: a balancer that is just being started anew cannot be asked either. */
const TELL_AFTER = 2;

/** What a keeping is made of. */
export interface Keeping {
  /** Rejects when it could not be kept. */
  readonly write: () => Promise<void>;
  /** Told why nothing is kept, and with null that all is again. */
  readonly tell: (error: string | null) => void;
}

/** Keeps what the balancer knows, and what could not be kept again and again until it is: after one second, after two, at last once a minute. */
export class RetriedKeeping {
  readonly #keeping: Keeping;
  #failures = 0;
  #error: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Why the latest is not kept; null while it is. */
  get error(): string | null {
    return this.#failures < TELL_AFTER ? null : this.#error;
  }

  /** Keeps it now. Rejects when that could not be done, and goes on trying. */
  async keep(): Promise<void> {
    try {
      await this.#keeping.write();
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
      throw error;
    }
    this.#cancel();
    const wasTold = this.error !== null;
    this.#failures = 0;
    if (wasTold) this.#keeping.tell(null);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  #fail(error: string): void {
    if (this.#isStopped) return;
    const wasTold = this.error;
    this.#failures++;
    this.#error = error;
    if (this.error !== null && wasTold === null) this.#keeping.tell(error);
    this.#cancel();
    const delay = Math.min(LONGEST, FIRST_AGAIN * 2 ** (this.#failures - 1));
    this.#timer = setTimeout(() => void this.keep().catch(() => undefined), delay).unref();
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
