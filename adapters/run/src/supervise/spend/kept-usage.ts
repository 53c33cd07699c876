import { addUsed, type DailyUsage, type KnownRates, type UsedMeasures } from "@terrace/core/control";
import type { SpendRates } from "@terrace/core/report";
import type { Store } from "../state/store.ts";
import type { BalancerTotals } from "./balancer-totals.ts";
import type { LogSizes } from "./log-growth.ts";

const USAGE = "usage";
const RATES = "spend-rates";

const DAY = 86_400_000;

/** Three months and more. By number and not by age: a clock that was wrong for a while must not cost a month. */
const MOST_DAYS = 120;

/** The last look at what only counts up, so that a control plane that takes over goes on from there. */
export interface LastLook {
  readonly balancer: BalancerTotals | null;
  readonly logs: LogSizes | null;
  /** How far what the edges sent from the disk has been read, by file; nowhere for one that is not there. */
  readonly sent?: Readonly<Record<string, number>>;
}

interface Kept {
  readonly days: readonly DailyUsage[];
  readonly last: LastLook;
}

const NOTHING: Kept = { days: [], last: { balancer: null, logs: null } };

/** Usage by day, as the store has it, with the rates that held. */
export class KeptUsage {
  readonly #store: Store;
  #kept: Kept;
  #rates: KnownRates;

  constructor(store: Store) {
    this.#store = store;
    this.#kept = store.fact<Kept>(USAGE) ?? NOTHING;
    this.#rates = store.fact<KnownRates>(RATES) ?? {};
  }

  get days(): readonly DailyUsage[] {
    return this.#kept.days;
  }

  get rates(): KnownRates {
    return this.#rates;
  }

  get last(): LastLook {
    return this.#kept.last;
  }

  /** What was used since the last look, on the day on which it is now. It is in the store after `save`. */
  add(used: UsedMeasures, last: LastLook, { now, rates }: { readonly now: number; readonly rates: string }): void {
    const day = Math.floor(now / DAY) * DAY;
    const isSame = (one: DailyUsage) => one.day === day && one.rates === rates;
    const before = this.#kept.days.find(isSame)?.used ?? {};
    const others = this.#kept.days.filter((one) => !isSame(one));
    const days = [...others, { day, rates, used: addUsed(before, used) }].toSorted((a, b) => a.day - b.day);
    this.#kept = { days: days.slice(-MOST_DAYS), last };
  }

  /** Rates that hold from now on; those by which nothing kept was used are forgotten. */
  hold(digest: string, rates: SpendRates): void {
    if (JSON.stringify(this.#rates[digest]) === JSON.stringify(rates)) return;
    const used = new Set(this.#kept.days.map((day) => day.rates));
    const others = Object.entries(this.#rates).filter(([known]) => used.has(known));
    this.#rates = { ...Object.fromEntries(others), [digest]: rates };
    this.#store.keep(RATES, this.#rates);
  }

  save(): void {
    this.#store.keep(USAGE, this.#kept);
  }
}
