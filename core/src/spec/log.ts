import type { Duration } from "../units/index.ts";
import { duration, oneOf, text } from "./leaf-fields.ts";
import { list, words } from "./structure-fields.ts";

/** A stream of log lines that services or engines write to by its name. */
export interface LogWords {
  /** The name of the log group; from the platform's and its own name if left out. */
  readonly group?: string;
  readonly retention?: Duration;
  /** What its lines are about, where it is kept apart by that. It exists even if nothing names it: all processes write to it. */
  readonly stream?: "application" | "access" | "error" | "audit" | "engine";
  /** Names of what else gets its lines: a bucket for the long term, a search cluster for looking through them (on AWS the bucket alone gets them). */
  readonly exportTo?: readonly string[];
}

export const logField = words<LogWords>("a log: { group, retention, stream, exportTo }", {
  group: text,
  retention: duration,
  stream: oneOf("application", "access", "error", "audit", "engine"),
  exportTo: list("a list of buckets and search clusters", text),
});
