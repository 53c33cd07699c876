export type { Aspect } from "./aspects.ts";
export { type Change, SIGN, type WordChange } from "./change.ts";
export type { DataMove, Downtime, Effect, PlannedChange } from "./effect.ts";
export { planChanges } from "./plan-changes.ts";
export { type MovePlan, planMove } from "./plan-move.ts";
export { rungsOf } from "./rungs.ts";
export type { Step } from "./steps.ts";
