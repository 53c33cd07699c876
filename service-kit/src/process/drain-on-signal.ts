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

/** Share of the time over which those who hold a connection are sent away, so that they do not all come back at once; and the most, in milliseconds. */
const partingShare = 0.4;
const longestParting = 4_000;

/**
 * "Nobody new is sent here any more; send away those who hold a connection." Ignored by programs that do not know it, and sent by no terminal.
 * What gives the signal then waits until they have gone, and sends SIGTERM.
 */
const PARTING = "SIGURG";

/**
 * On SIGTERM or SIGINT: health turns 503, answers close their connection, idle connections are closed, those held are told to go, what is in flight is
 * finished, deps are closed, exit 0. Connections still open after 80 % of the time are cut; what has not closed by the end is left behind with exit 1.
 */
export function drainOnSignal(app: HttpApp, opened: readonly Closable[], { seconds, log }: DrainOptions): void {
  const parting = Math.min(seconds * 1_000 * partingShare, longestParting);
  let leaving = false;
  const leave = async (signal: NodeJS.Signals) => {
    if (leaving) return;
    leaving = true;
    log.info({ signal }, "draining");
    setTimeout(() => exit(log, 1, "draining took too long"), seconds * 1_000).unref();
    setTimeout(() => cut(app), seconds * 1_000 * responseShare).unref();
    app.drain(parting);
    for (const one of opened) one.drain?.();
    await app.close();
    await Promise.all(opened.map((one) => one.close()));
    exit(log, 0, "drained");
  };
  process.on(PARTING, () => {
    log.info({ signal: PARTING }, "sending away who holds a connection");
    app.sendAway(parting);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => void leave(signal).catch((error) => exit(log, 1, `draining failed: ${error}`)));
  }
}

function cut(app: HttpApp): void {
  app.server.closeAllConnections();
  for (const socket of app.websocketServer.clients) socket.terminate();
}

function exit(log: Logger, code: number, message: string): void {
  log.info({ exitCode: code }, message);
  log.flush(() => process.exit(code));
}
