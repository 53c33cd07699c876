import type { LoadOutcome, PopulationReport } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import type { RevisionReader } from "../load.ts";

/** The members of one population at work. */
export interface Clients {
  /** A request is due. It ends in exactly one sample, whenever that may be. */
  due(turn: Turn): void;
  /** Lets go of what is held open, after the last request has ended. */
  close(): Promise<void>;
  /** What only this kind of population knows. `scheduled` counts its requests that were due, also those for which the generator was too late. */
  report(scheduled: number): Partial<ClientsReport>;
}

export type ClientsReport = Pick<PopulationReport, "retries" | "ledger" | "sockets" | "uploads" | "playback">;

export interface Turn {
  /** Index of the request or of the member. */
  readonly choice: number;
  /** Number of the request within its population, from 0. */
  readonly sequence: number;
  /** In `monotonic` time. */
  readonly scheduledAt: Milliseconds;
}

/** What clients are given to work with. */
export interface Surroundings {
  readonly target: URL;
  readonly timeout: Milliseconds;
  readonly revision: RevisionReader | undefined;
  sample(sample: Sample): void;
}

/** The end of one scheduled request. Times are `monotonic`. */
export interface Sample {
  readonly scheduledAt: Milliseconds;
  readonly endedAt: Milliseconds;
  readonly outcome: LoadOutcome;
  readonly status: number | null;
  readonly revision: string | null;
  readonly request: string;
  readonly detail: string;
}
