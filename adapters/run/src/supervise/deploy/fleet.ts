import type { Health } from "@terrace/core/report";

/** The tasks of one service, of whatever revision, and the two things that a deployment does to them. */
export interface Fleet {
  tasks(): readonly FleetTask[];
  /** Begins so many tasks of a revision in free slots; does not wait for them. */
  start(revision: number, count: number): Promise<void>;
  /** Ends the tasks in these slots. Settles when they are gone. */
  stop(slots: readonly string[]): Promise<void>;
  /** Tells the tasks in these slots, to which nothing new is sent any more, to send away those who hold a connection. */
  sendAway(slots: readonly string[]): void;
  /** Where requests are given out; null for a worker, which gets none. */
  readonly balancer: FleetBalancer | null;
}

export interface FleetTask {
  readonly slot: string;
  readonly port: number;
  readonly revision: number;
  readonly health: Health;
  /** Ends that nobody asked for, counted before the health changes. A successor may count from 0 again, and so does another task in the slot. */
  readonly crashes: number;
  /** What ended it last, or keeps it from being healthy, as a clause without its subject. */
  readonly trouble: string | null;
}

export interface FleetBalancer {
  readonly socket: string;
  readonly backend: string;
  /** Called when weights or states were changed, so that they are kept for a balancer that is killed. */
  readonly changed: () => Promise<void>;
}
