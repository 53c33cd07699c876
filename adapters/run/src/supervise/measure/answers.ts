import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Milliseconds } from "@terrace/core/units";
import { ANSWERS } from "../../config/haproxy-cfg.ts";

/** One answer that the balancer tells of; of many it tells a fair sample. */
export interface Answered {
  readonly service: string;
  readonly task: string;
  readonly status: number;
  /** From the head of the request to the head of the answer, to the microsecond; null when no task answered. */
  readonly latency: Milliseconds | null;
}

const TRY_AGAIN = 250;

/**
 * Follows the balancer's answers, whichever balancer listens at the socket. They come over its runtime API, so nobody but its owner can read them
 * or make some up, and nobody waits when they are not read.
 */
export class AnswerFollower {
  readonly #socket: string;
  readonly #listener: (answered: Answered) => void;
  readonly #stopped = new AbortController();
  #connection: Socket | null = null;
  #isHeld = false;

  constructor(socket: string, listener: (answered: Answered) => void) {
    this.#socket = socket;
    this.#listener = listener;
    void this.#live();
  }

  /** Lets go until `resume`: a balancer that is to end waits for everybody who is connected, and takes no requests meanwhile. */
  hold(): void {
    this.#isHeld = true;
    this.#connection?.destroy();
  }

  /** Turns to the workers that answer now: those of the configuration before would only be kept from ending. */
  turn(): void {
    this.#connection?.destroy();
  }

  resume(): void {
    this.#isHeld = false;
  }

  stop(): void {
    this.#stopped.abort();
    this.#connection?.destroy();
  }

  async #live(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      if (!this.#isHeld) await this.#follow();
      await sleep(TRY_AGAIN, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Settles when the balancer hangs up, or was not there. */
  #follow(): Promise<void> {
    return new Promise((resolve) => {
      const connection = connect(this.#socket, () => connection.write(`show events ${ANSWERS} -w -n\n`));
      this.#connection = connection;
      connection.on("error", () => undefined);
      connection.once("close", () => {
        this.#connection = null;
        resolve();
      });
      const lines = createInterface(connection);
      // A balancer that is not there yet is the socket's error, and the reader of its lines passes that on as its own.
      lines.on("error", () => undefined);
      lines.on("line", (line) => {
        const answered = parseAnswer(line);
        if (answered !== null) this.#listener(answered);
      });
    });
  }
}

/** What the front of a `requestLine` says, however much of the rest there is. */
const FRONT = /"backend":"([^"]*)","server":"([^"]*)","statusCode":(\d{3}),"headTime":(-1|\d+),/;

/** Reads service, task, status and microseconds from a line about a request. Null for any other line. */
export function parseAnswer(line: string): Answered | null {
  const [, service, task, status, took] = FRONT.exec(line) ?? [];
  if (service === undefined || task === undefined) return null;
  return { service, task, status: Number(status), latency: took === "-1" ? null : Number(took) / 1_000 };
}
