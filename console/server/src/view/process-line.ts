/** One line of a process's log. */
export interface ProcessLine {
  readonly process: string;
  /** Milliseconds since the epoch; null when nothing tells. */
  readonly time: number | null;
  readonly level: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
  readonly line: string;
}
