import type { ScaleActivity } from "@terrace/core/control";
import type { ScaleDecision } from "@terrace/core/report";
import type { Store } from "../state/store.ts";

const FACT = "scaling";

/** Decisions of one service that are remembered, and moves of its number. */
const MOST_DECISIONS = 200;
const MOST_MOVES = 20;

interface Kept {
  readonly speed: number;
  readonly services: Readonly<Record<string, KeptService>>;
}

interface KeptService {
  readonly moves: readonly ScaleActivity[];
  readonly log: readonly ScaleDecision[];
}

const NOTHING: KeptService = { moves: [], log: [] };

/** What scaling did and why, as the store has it: a control plane that is started anew keeps to the cooldowns of the one before. */
export class KeptScaling {
  readonly #store: Store;
  #kept: Kept;

  constructor(store: Store) {
    this.#store = store;
    this.#kept = store.fact<Kept>(FACT) ?? { speed: 1, services: {} };
  }

  /** What all waiting is divided by. */
  get speed(): number {
    return this.#kept.speed;
  }

  hasten(speed: number): void {
    this.#keep({ ...this.#kept, speed });
  }

  /** Oldest first. */
  moves(service: string): readonly ScaleActivity[] {
    return (this.#kept.services[service] ?? NOTHING).moves;
  }

  log(service: string): readonly ScaleDecision[] {
    return (this.#kept.services[service] ?? NOTHING).log;
  }

  /** Takes down decisions, and the move that came of them. */
  note(service: string, decisions: readonly ScaleDecision[], move: ScaleActivity | null): void {
    const { moves, log } = this.#kept.services[service] ?? NOTHING;
    const noted = {
      moves: (move === null ? moves : [...moves, move]).slice(-MOST_MOVES),
      log: [...log, ...decisions].slice(-MOST_DECISIONS),
    };
    this.#keep({ ...this.#kept, services: { ...this.#kept.services, [service]: noted } });
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.#store.keep(FACT, kept);
  }
}
