import type { ResourceId } from "@terrace/core/graph";
import type { AlarmReport } from "@terrace/core/report";
import type { Store } from "../state/store.ts";
import type { Letter } from "./letter.ts";

const FACT = "alarms";

/** What a control plane that is started anew must know: how every alarm stands, and what people have yet to be told. Kept as one, so that no alarm is kept without its letters. */
interface Kept {
  readonly standing: Readonly<Record<ResourceId, Standing>>;
  readonly letters: readonly Letter[];
  /** When the platform that runs had become ready, in milliseconds since 1970. */
  readonly readySince: number;
}

/** How an alarm or an objective stands. */
export type Standing = Pick<AlarmReport, "state" | "since" | "reason">;

/** The alarms as the store has them. Every change is in the store before anybody acts on it. */
export class KeptAlarms {
  readonly #store: Store;
  #kept: Kept;

  constructor(store: Store) {
    this.#store = store;
    this.#kept = store.fact<Kept>(FACT) ?? { standing: {}, letters: [], readySince: 0 };
  }

  standing(id: ResourceId): Standing | null {
    return this.#kept.standing[id] ?? null;
  }

  readySince(): number {
    return this.#kept.readySince;
  }

  /** The platform was started and has become ready. */
  ready(at: number): void {
    this.#keep({ ...this.#kept, readySince: at });
  }

  letters(): readonly Letter[] {
    return this.#kept.letters;
  }

  /** Takes down how something stands now, with the letters about it. */
  stand(id: ResourceId, { state, since, reason }: Standing, letters: readonly Letter[] = []): void {
    this.#keep({
      ...this.#kept,
      standing: { ...this.#kept.standing, [id]: { state, since, reason } },
      letters: [...this.#kept.letters, ...letters],
    });
  }

  /** Forgets what is no longer there. */
  retain(ids: ReadonlySet<ResourceId>): void {
    const standing = Object.entries(this.#kept.standing).filter(([id]) => ids.has(id));
    if (standing.length < Object.keys(this.#kept.standing).length)
      this.#keep({ ...this.#kept, standing: Object.fromEntries(standing) });
  }

  /** Replaces a letter by what became of it; null takes it away. */
  settle(id: string, letter: Letter | null): void {
    const letters = this.#kept.letters.flatMap((one) => (one.id !== id ? [one] : letter === null ? [] : [letter]));
    this.#keep({ ...this.#kept, letters });
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.#store.keep(FACT, kept);
  }
}

/** The alarms that ring, as they were last kept: what a deployment asks before it goes on. What a month has cost is no fault of a revision. */
export function alarmsNow(store: Store): readonly ResourceId[] {
  const standing = Object.entries(store.fact<Kept>(FACT)?.standing ?? {});
  return standing.flatMap(([id, { state }]) => (state === "alarm" && !id.startsWith("budget.") ? [id] : []));
}
