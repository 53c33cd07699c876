import process from "node:process";
import { ConfigError } from "../config/index.ts";
import { createLogger } from "../log/index.ts";

/** Ends a process that cannot start: one log line with the reason (every wrong variable, if that is it), exit 1. */
export function failStart(service: string, error: unknown): never {
  const log = createLogger({ service, version: "unknown", environment: "unknown" }, { sync: true });
  if (error instanceof ConfigError) log.fatal({ problems: error.problems }, error.message);
  else log.fatal({ error }, "the service could not start");
  process.exit(1);
}
