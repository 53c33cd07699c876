import type { Journal } from "../control/journal.ts";
import type { KeptAlarms } from "./kept-alarms.ts";

/**
 * Whether a platform is being started: tasks that are not there yet are no reason to wake anybody. It is over once all is ready, and for what a
 * predecessor left running it never began.
 */
export class PlatformStart {
  #isOver = false;
  readonly stop: () => void;

  constructor(journal: Journal, kept: KeptAlarms) {
    this.stop = journal.follow(0, ({ event }) => {
      if (this.#isOver || (event.type !== "process-adopted" && event.type !== "platform-ready")) return;
      this.#isOver = true;
      if (event.type === "platform-ready") kept.ready(Date.parse(event.at));
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }
}
