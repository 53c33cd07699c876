import type { Milliseconds } from "../units/index.ts";

/** A stream of log lines and how long it is kept. (BRQ-LOG-01, BRQ-LOG-02) */
export interface Log {
  readonly kind: "log";
  readonly id: string;
  readonly name: string;
  readonly retention: Milliseconds;
}
