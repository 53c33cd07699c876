import type { Duration } from "../units/index.ts";
import { duration, text } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";

/** A stream of log lines that services or engines write to by its name. */
export interface LogWords {
  /** The name of the log group; from the platform's and its own name if left out. */
  readonly group?: string;
  readonly retention?: Duration;
}

export const logField = words<LogWords>("a log: { group, retention }", { group: text, retention: duration });
