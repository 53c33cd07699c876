import type { PlannedProcess, RunPlan } from "../plan/run-plan.ts";
import type { Around } from "./process/around.ts";
import type { Leftovers } from "./process/leftovers.ts";
import { SupervisedProcess } from "./process/supervised-process.ts";
import type { Change } from "./roll.ts";
import { shuffled } from "./shuffled.ts";
import type { Store } from "./state/store.ts";

/** The processes of one platform by their names, in the order of starting; one that is to go stays until nothing of it lives. */
export class ProcessSet {
  readonly #processes = new Map<string, SupervisedProcess>();
  readonly #removals = new Map<SupervisedProcess, Promise<void>>();
  readonly #store: Store;
  readonly #around: () => Around;

  constructor(store: Store, around: () => Around) {
    this.#store = store;
    this.#around = around;
  }

  get all(): readonly SupervisedProcess[] {
    return [...this.#processes.values()];
  }

  get planned(): readonly PlannedProcess[] {
    return this.all.map(({ planned }) => planned);
  }

  /** Those that can answer now. */
  get ready(): readonly PlannedProcess[] {
    return this.all.flatMap(({ observed, planned }) => (observed.health === "healthy" ? [planned] : []));
  }

  find(name: string): SupervisedProcess | null {
    return this.#processes.get(name) ?? null;
  }

  /** One process, or the tasks of one service. */
  called(name: string): readonly SupervisedProcess[] {
    return this.all.filter(({ planned }) => planned.name === name || planned.service === name);
  }

  /** Those that a plan does not have. */
  unwantedBy(plan: RunPlan): readonly SupervisedProcess[] {
    const wanted = new Set(plan.processes.map(({ name }) => name));
    return this.all.filter(({ planned }) => !wanted.has(planned.name));
  }

  /** What each process that is there is to take on. */
  changesTo(plan: RunPlan): readonly Change[] {
    return plan.processes.flatMap((planned) => {
      const process = this.find(planned.name);
      return process === null ? [] : [{ process, planned }];
    });
  }

  /** Takes over what changes nothing that runs: the steps before the next start, migrations of a newer revision among them. */
  takeOver(plan: RunPlan): void {
    for (const { process, planned } of this.changesTo(plan))
      if (process.changeTo(planned) === "none") process.update(planned);
  }

  /** Begins what is not there yet, in random order: whoever lacks a dependency should fail in a test rather than work by luck. */
  begin(plan: RunPlan, { alive, past }: Leftovers): void {
    const fresh = plan.processes.filter((planned) => !this.#processes.has(planned.name));
    const known = new Map(this.#processes);
    for (const planned of fresh)
      known.set(planned.name, new SupervisedProcess(planned, this.#around(), past.get(planned.name) ?? null));
    const names = new Set([...plan.processes.map(({ name }) => name), ...known.keys()]);
    this.#processes.clear();
    for (const name of names) {
      const one = known.get(name);
      if (one !== undefined) this.#processes.set(name, one);
    }
    for (const planned of shuffled(fresh)) {
      const adopted = alive.get(planned.name) ?? null;
      const dependencies = planned.dependsOn.flatMap((name) => this.#processes.get(name)?.readiness.first ?? []);
      this.#processes.get(planned.name)?.begin(dependencies, adopted);
    }
  }

  /** Ends some of them, drained. Settles when nothing of them lives; asking twice ends nothing twice. */
  async remove(some: readonly SupervisedProcess[]): Promise<void> {
    const removals = some.map((one) => {
      const removal = this.#removals.get(one) ?? this.#remove(one).finally(() => this.#removals.delete(one));
      this.#removals.set(one, removal);
      return removal;
    });
    await Promise.all(removals);
  }

  /** Ends all, dependants before what they depend on. */
  async stop(): Promise<void> {
    const ends = new Map<string, Promise<void>>();
    for (const one of this.all.toReversed()) {
      const dependants = this.all.filter(({ planned }) => planned.dependsOn.includes(one.planned.name));
      ends.set(
        one.planned.name,
        Promise.all(dependants.map(({ planned }) => ends.get(planned.name))).then(() => one.stop({ drained: false })),
      );
    }
    await Promise.all(ends.values());
    for (const { name } of this.#store.processes()) this.#store.forget(name);
  }

  async #remove(one: SupervisedProcess): Promise<void> {
    const { name } = one.planned;
    await one.stop({ drained: true });
    if (this.#processes.get(name) !== one) return;
    this.#processes.delete(name);
    this.#store.forget(name);
  }
}
