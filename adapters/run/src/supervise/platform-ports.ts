import { metricsPort } from "../plan/watched.ts";
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

  /** Ports for a plan: those of before, as far as they are free or `held` by what runs. The one of `without` is not taken again. */
  choose(
    { portKeys, givenPorts }: Pick<Planner, "portKeys" | "givenPorts">,
    held: readonly number[],
    without?: string,
  ): Promise<Ports> {
    const previous = Object.fromEntries(Object.entries(this.#all).filter(([key]) => key !== without));
    const ours = new Set([...held, ...figurePorts(previous, held)]);
    return choosePorts(portKeys, { previous, ours, seed: this.#seed, given: givenPorts });
  }

  take(ports: Ports): void {
    this.#all = ports;
    this.#store.keep(FACT, ports);
  }
}

/** Where engines that run tell their figures: they listen there too, so nobody else can have taken it. */
function figurePorts(ports: Ports, held: readonly number[]): readonly number[] {
  const running = Object.keys(ports).filter((key) => held.includes(ports[key] ?? 0));
  return running.flatMap((key) => ports[metricsPort(key)] ?? []);
}
