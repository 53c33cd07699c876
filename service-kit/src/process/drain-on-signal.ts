import process from "node:process";
import type { HttpApp } from "../http/index.ts";
import type { Logger } from "../log/index.ts";

/** Something opened at start that must be ended before exit. */
export interface Closable {
  drain?(): void;
  close(): Promise<void>;
}

/** How long leaving may take. */
export interface DrainOptions {
  readonly seconds: number;
  readonly log: Logger;
}

/** Share of the time that responses in flight get; the rest is for closing what is behind them. */
const responseShare = 0.8;

/**
 * On SIGTERM or SIGINT: health turns 503, answers close their connection, idle connections are closed, what is in flight is finished, deps are closed, exit 0.
 * Connections still open after 80 % of the time are cut; what has not closed by the end is left behind with exit 1.
 */
export function drainOnSignal(app: HttpApp, opened: readonly Closable[], { seconds, log }: DrainOptions): void {
  let leaving = false;
  const leave = async (signal: NodeJS.Signals) => {
    if (leaving) return;
    leaving = true;
    log.info({ signal }, "draining");
    setTimeout(() => exit(log, 1, "draining took too long"), seconds * 1_000).unref();
    setTimeout(() => app.server.closeAllConnections(), seconds * 1_000 * responseShare).unref();
    app.drain();
    for (const one of opened) one.drain?.();
    await app.close();
    await Promise.all(opened.map((one) => one.close()));
    exit(log, 0, "drained");
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => void leave(signal).catch((error) => exit(log, 1, `draining failed: ${error}`)));
  }
}

function exit(log: Logger, code: number, message: string): void {
  log.info({ exitCode: code }, message);
  log.flush(() => process.exit(code));
}
