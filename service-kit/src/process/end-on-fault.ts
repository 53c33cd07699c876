import process from "node:process";
import type { Logger } from "../log/index.ts";

/** Ends a process whose state is unknown after an error nobody caught: one log line with the stack, exit 1. The supervisor starts a fresh one. */
export function endOnFault(log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ error }, "an error nobody caught; the process ends");
    log.flush(() => process.exit(1));
  });
}
