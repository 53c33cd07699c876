import type { ScaleDecision } from "./scale-decision.ts";

/** What moves the number of tasks of a running platform, and why it moved or stayed. */
export interface ScalingReport {
  readonly platform: string;
  readonly environment: string;
  /** All waiting is divided by this; 1 is as the platform says, more is a rehearsal. */
  readonly speed: number;
  /** Every process that has a policy or a range to move in. */
  readonly services: readonly ServiceScaling[];
}

/** The scaling of one service, worker or site. */
export interface ServiceScaling {
  readonly service: string;
  /** Tasks that are wanted now. */
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
  /** The range in the graph, where this machine may run fewer; null where it is the same. */
  readonly asked: { readonly minimum: number; readonly maximum: number } | null;
  /** What each policy said last; empty before anything was measured. */
  readonly now: readonly ScaleDecision[];
  /** Milliseconds since the epoch: when the cooldown ends for any addition, and for a removal; null when nothing waits for it. */
  readonly outAfter: number | null;
  readonly inAfter: number | null;
  /** When the number moved or a policy changed its mind, newest last; the oldest are forgotten. */
  readonly log: readonly ScaleDecision[];
}
