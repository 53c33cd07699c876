import type { Failure } from "./event.ts";

/** A platform that did not come up: what failed, why, and the end of its log. The front door makes the sentence. */
export class StartFailure extends Error {
  /** The process, the service whose code was not taken on, or the platform where no single one is to blame. */
  readonly process: string;
  readonly failure: Failure;
  /** What else failed, and what the failures of services came from. */
  readonly others: readonly Failed[];

  constructor(process: string, failure: Failure, others: readonly Failed[] = []) {
    super(`${process} did not come up: ${failure.reason}`);
    this.name = "StartFailure";
    this.process = process;
    this.failure = failure;
    this.others = others;
  }
}

/** One of several that failed. */
export interface Failed {
  readonly name: string;
  readonly failure: Failure;
}
