import type { Journal } from "./control/journal.ts";
import type { Route } from "./control/route.ts";
import type { Services } from "./deploy/services.ts";
import type { Emit } from "./event.ts";
import type { Planner } from "./planner.ts";
import type { Store } from "./state/store.ts";
import type { Supervisor } from "./supervisor.ts";

/** What a controller works with. */
export interface ControllerContext {
  /** The state folder of the platform's environment. */
  readonly state: string;
  /** The folder of the processes' logs. */
  readonly logs: string;
  readonly store: Store;
  readonly services: Services;
  /** A planner for what is wanted and lies in the working tree now. */
  readonly planner: () => Promise<Planner>;
  readonly emit: Emit;
  readonly journal: Journal;
  readonly supervisor: Supervisor;
}

/**
 * A part of the control plane that watches one side of a platform and acts on it, beside the supervisor: it lives from before the first plan until
 * all is stopped. What it decides is a pure function in core/control; what it keeps stands in the store.
 */
export interface Controller {
  readonly routes: readonly Route[];
  /** What another control plane would have to begin anew, in words: it waits for that before it takes over. Null when nothing is. */
  readonly underWay?: () => string | null;
  /** Lets go, before the processes are stopped or left to another control plane. */
  readonly stop: () => Promise<void>;
}
