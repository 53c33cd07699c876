import type { HeldBack } from "@terrace/core/report";
import type { Deployable } from "../../plan/deployable.ts";
import type { PlacedService } from "../../plan/placed-service.ts";
import type { Store } from "../state/store.ts";
import { heldBack } from "./held-back.ts";
import { newestMade, revisionIn, type ServiceRecord, withoutForgotten } from "./service-record.ts";

const FACT = "services";

/** What is kept of all services. It is one row of the store, so that a change is whole or not there. */
export class Services {
  readonly #store: Store;
  #records: Readonly<Record<string, ServiceRecord>>;

  constructor(store: Store) {
    this.#store = store;
    this.#records = store.fact<Record<string, ServiceRecord>>(FACT) ?? {};
  }

  get all(): Readonly<Record<string, ServiceRecord>> {
    return this.#records;
  }

  find(name: string): ServiceRecord | null {
    return this.#records[name] ?? null;
  }

  /** The record of a service that runs. Throws when there is none. */
  of(name: string): ServiceRecord {
    const found = this.#records[name];
    if (found === undefined) throw new Error(`nothing is known of ${name}`);
    return found;
  }

  /** Changes one record. Throws when it cannot be kept, and nothing has changed then: a deployment must not go on from what would be forgotten. */
  change(name: string, change: (record: ServiceRecord) => ServiceRecord): void {
    this.changeAll([name], change);
  }

  /** The same for several, all or none of them. */
  changeAll(names: readonly string[], change: (record: ServiceRecord, name: string) => ServiceRecord): void {
    const changed = names.map((name) => [name, withoutForgotten(change(this.of(name), name))] as const);
    const records = { ...this.#records, ...Object.fromEntries(changed) };
    this.#store.keepSurely(FACT, records);
    this.#records = records;
  }

  /** Takes over what a platform starts with. On a full disk it starts all the same. */
  settle(records: Readonly<Record<string, ServiceRecord>>): void {
    this.#records = { ...this.#records, ...records };
    this.#store.keep(FACT, this.#records);
  }

  /** The number of the revision that stands in a place; null where none does. */
  revisionOf(slot: string): number | null {
    for (const { slots } of Object.values(this.#records)) {
      const number = slots[slot];
      if (number !== undefined) return number;
    }
    return null;
  }

  /** Services of these that do not run the code that is given, because it was taken back. */
  heldBack(deployables: readonly Deployable[]): readonly HeldBack[] {
    return deployables.flatMap((code) => {
      const record = this.#records[code.name];
      return record === undefined ? [] : (heldBack(record, code) ?? []);
    });
  }

  /** Services of these that are to have no task, because somebody wants it so. */
  idle(deployables: readonly Pick<Deployable, "name">[]): readonly string[] {
    return deployables.flatMap(({ name }) => (this.#records[name]?.desired === 0 ? name : []));
  }

  /** Digests of all code that runs or can be gone back to. */
  get digests(): ReadonlySet<string> {
    return new Set(Object.values(this.#records).flatMap(({ revisions }) => revisions.map(({ digest }) => digest)));
  }
}

/** Records in the words of a plan. */
export function placed(records: Readonly<Record<string, ServiceRecord>>): Readonly<Record<string, PlacedService>> {
  return Object.fromEntries(Object.entries(records).map(([name, record]) => [name, placedService(record)]));
}

function placedService(record: ServiceRecord): PlacedService {
  const tasks = Object.entries(record.slots).map(([slot, number]) => {
    const { digest, env } = revisionIn(record, number);
    return { slot, digest, env };
  });
  const { digest, createdAt } = newestMade(record);
  return { tasks, newest: { digest, createdAt } };
}
