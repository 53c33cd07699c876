/** The collector's process: PORT, TRACE_FILE, TRACE_RETENTION (milliseconds), TRACE_BYTES and TRACE_SAMPLING say all. Ends on SIGTERM, with everything written. */
import { writeSync } from "node:fs";
import process from "node:process";
import { startCollector } from "./collector.ts";

const { PORT, TRACE_FILE = "", TRACE_RETENTION, TRACE_BYTES, TRACE_SAMPLING } = process.env;

const stop = await startCollector({
  port: Number(PORT),
  path: TRACE_FILE,
  retention: Number(TRACE_RETENTION),
  largest: Number(TRACE_BYTES),
  sampling: Number(TRACE_SAMPLING),
  tell,
});

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => void stop().then(() => process.exit(0)));

/** A log that cannot be written to is no reason to end. */
function tell(message: string): void {
  const line = { timestamp: new Date().toISOString(), level: "warn", service: "collector", message };
  try {
    writeSync(1, `${JSON.stringify(line)}\n`);
  } catch {
    // Nobody to tell.
  }
}
