import type { PlannedProcess, Step } from "../../plan/run-plan.ts";
import type { Emit } from "../event.ts";
import type { Store } from "../state/store.ts";
import type { Surroundings } from "./spawn.ts";

/** What a process needs from the platform around it. */
export interface Around {
  readonly emit: Emit;
  readonly store: Store;
  readonly sockets: string;
  /** A process answers: the balancer may send it requests, as far as whoever steers it wants that. Never rejects. */
  admit(planned: PlannedProcess): Promise<void>;
  /** Keeps what an engine knows and its files do not say, so that workers of another configuration know it from the start. */
  keep(planned: PlannedProcess): Promise<void>;
  /** Lets the balancer send nothing new to a task, lets the task be told so, and waits until it has nothing left. Never rejects. */
  drain(planned: PlannedProcess, tell: () => void): Promise<void>;
  surroundings(planned: PlannedProcess, step: Step | null): Surroundings;
  /** Its place in the order of starting. */
  positionOf(name: string): number;
  /** Settles when this process may listen on its port, which a new plan may have moved. Gives the port back that is taken and may not move. */
  settlePort(name: string): Promise<number | null>;
}
