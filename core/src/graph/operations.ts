import type { Milliseconds } from "../units/index.ts";

/** What people do beside the machines: incidents, load tests, data migrations, plans. It goes into the document and the drills. */
export interface Operations {
  readonly roles: readonly { readonly role: string; readonly duty: string }[];
  readonly channels: readonly string[];
  /** From when after the start of an incident who is told. (BRQ-DR-11) */
  readonly escalation: readonly { readonly after: Milliseconds; readonly who: string }[];
  readonly loads: readonly LoadScenario[];
  readonly dataMigration: readonly {
    readonly step: string;
    readonly reverse: string;
    readonly requirement: string | null;
  }[];
  readonly roadmap: readonly {
    readonly item: string;
    readonly when: string | null;
    readonly requirement: string | null;
  }[];
}

/** One shape of load and what must hold under it. (BRQ-LOAD-01..04) */
export interface LoadScenario {
  readonly name: string;
  readonly runs: string;
  readonly shape: "ramping-users" | "constant-users" | "ramping-rate";
  /** Users, or arrivals a second. */
  readonly start: number;
  readonly stages: readonly { readonly for: Milliseconds; readonly to: number }[];
  /** Users that an arrival rate may take: ready at first, and at most; null where the shape counts users itself. */
  readonly users: { readonly first: number; readonly most: number } | null;
  readonly thresholds: readonly string[];
  readonly requirement: string | null;
}
