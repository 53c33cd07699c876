import type { ResourceId, ScaleMetric } from "../graph/index.ts";

/** One entry of the log that says why the number of tasks moved or stayed: what one policy saw and what became of it. */
export interface ScaleDecision {
  readonly at: number;
  /** What spoke: a target, steps, an alarm that adds a task, or the range in which the number may move. */
  readonly by: "target" | "step" | "alarm" | "range";
  /** The metric that decided; null for an alarm and the range. */
  readonly metric: ScaleMetric | null;
  /** The alarm that asks for a task more. */
  readonly alarm: ResourceId | null;
  /** Its last figure; null where nothing was measured. */
  readonly value: number | null;
  /** What it was held against. */
  readonly target: number | null;
  /** `unknown` where too little was measured: that never takes a task away. */
  readonly wants: "out" | "in" | "stay" | "unknown";
  /** Tasks before. */
  readonly from: number;
  /** Tasks that this policy asked for. */
  readonly wanted: number;
  /** Tasks after, when everyone was heard. */
  readonly to: number;
  /** Why it did not get what it wanted; null when it did, or wanted nothing. */
  readonly held: ScaleHold | null;
  /** All of it in a sentence. */
  readonly because: string;
}

/** `another`: somebody wants more tasks, or does not agree to fewer. */
export type ScaleHold = "cooldown" | "maximum" | "minimum" | "missing" | "another" | "deployment";
