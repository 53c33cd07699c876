import type { Failure } from "./event.ts";

/** A platform that did not come up: what failed, why, and the end of its log. The front door makes the sentence. */
export class StartFailure extends Error {
  /** The process, or the platform where no single process is to blame. */
  readonly process: string;
  readonly failure: Failure;

  constructor(process: string, failure: Failure) {
    super(`${process} did not come up: ${failure.reason}`);
    this.name = "StartFailure";
    this.process = process;
    this.failure = failure;
  }
}
