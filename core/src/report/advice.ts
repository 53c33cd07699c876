import type { Trigger } from "../graph/index.ts";

/** Whether to stay in an environment or to move to another, and why. */
export interface Advice {
  readonly platform: string;
  readonly environment: string;
  /** `unknown` when nothing calls for a move and not everything that could was measured or decided. */
  readonly verdict: "stay" | "climb" | "step-down" | "unknown";
  /** The environment to move to; null when none. */
  readonly to: string | null;
  readonly findings: readonly TriggerFinding[];
}

/** What the evidence says of one trigger. */
export interface TriggerFinding {
  readonly trigger: Trigger;
  readonly state: "met" | "not-met" | "unknown";
  /** The evidence in a sentence, with its figures. */
  readonly because: string;
}

/** What was measured and decided: the file of `terrace advise --metrics`. */
export interface Evidence {
  readonly metrics: readonly MetricSeries[];
  readonly decisions: readonly Decision[];
}

/** What was measured, as far as an advice of capacity looks at it; without a source nobody says where it is from. */
export interface MetricSeries {
  readonly metric: string;
  readonly source: string | null;
  /** In rising order of time. */
  readonly samples: readonly { readonly at: number; readonly value: number }[];
}

/** An answer that a person gave and signed. */
export interface Decision {
  /** Id of the trigger that it answers. */
  readonly trigger: string;
  readonly answer: boolean;
  readonly by: string;
  readonly at: number;
  readonly why: string | null;
}
