import type { Planner } from "./planner.ts";
import { choosePorts } from "./state/ports.ts";
import type { Store } from "./state/store.ts";

type Ports = Readonly<Record<string, number>>;

const FACT = "ports";

/** The ports of a platform by their keys, the same from start to start where they are free. */
export class PlatformPorts {
  readonly #store: Store;
  readonly #seed: string;
  #all: Ports;

  constructor(store: Store, seed: string) {
    this.#store = store;
    this.#seed = seed;
    this.#all = store.fact<Ports>(FACT) ?? {};
  }

  get all(): Ports {
    return this.#all;
  }

  keyOf(port: number): string | undefined {
    return Object.keys(this.#all).find((key) => this.#all[key] === port);
  }

  /** Ports for a plan: those of before, as far as they are free or ours. Those without a key are not taken again. */
  choose({ portKeys, givenPorts }: Planner, ours: readonly number[], without?: string): Promise<Ports> {
    const previous = Object.fromEntries(Object.entries(this.#all).filter(([key]) => key !== without));
    return choosePorts(portKeys, { previous, ours: new Set(ours), seed: this.#seed, given: givenPorts });
  }

  take(ports: Ports): void {
    this.#all = ports;
    this.#store.keep(FACT, ports);
  }
}
