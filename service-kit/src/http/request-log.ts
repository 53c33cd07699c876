import type { FastifyBaseLogger } from "fastify";

const WRITES = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/**
 * The log of a request, made when something is written to it: pino looks for secrets in what a child is given, which takes longer than
 * the line of the request itself, and most requests write no other.
 */
class RequestLog {
  readonly #make: () => FastifyBaseLogger;
  #made: FastifyBaseLogger | null = null;

  constructor(make: () => FastifyBaseLogger) {
    this.#make = make;
  }

  get made(): FastifyBaseLogger {
    this.#made ??= this.#make();
    return this.#made;
  }

  get level(): string {
    return this.made.level;
  }

  child(...given: Parameters<FastifyBaseLogger["child"]>): FastifyBaseLogger {
    return this.made.child(...given);
  }
}

for (const write of WRITES)
  Object.defineProperty(RequestLog.prototype, write, {
    value(this: RequestLog, ...said: Parameters<FastifyBaseLogger[typeof write]>) {
      this.made[write](...said);
    },
  });

/** Makes the logs of requests when they are first written to. */
export function requestLog(
  log: FastifyBaseLogger,
  ...given: Parameters<FastifyBaseLogger["child"]>
): FastifyBaseLogger {
  return new RequestLog(() => log.child(...given)) as unknown as FastifyBaseLogger;
}
