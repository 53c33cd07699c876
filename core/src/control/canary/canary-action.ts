import type { CanaryVerdict } from "../../report/index.ts";

/** What becomes of the traffic. */
export interface CanaryAction {
  readonly kind: "advance" | "hold" | "roll-back";
  readonly reason: string;
}

/**
 * What follows from a verdict: a pass moves on, a failure goes back at once. Whatever is inconclusive holds the weights as they are, and goes
 * back when the deadline has come: a revision that nobody could judge is not one that was found good.
 */
export function canaryAction(
  { verdict, reason }: CanaryVerdict,
  { now, deadline }: { readonly now: number; readonly deadline: number },
): CanaryAction {
  if (verdict === "pass") return { kind: "advance", reason };
  if (verdict === "fail") return { kind: "roll-back", reason };
  return now < deadline ? { kind: "hold", reason } : { kind: "roll-back", reason: `no verdict in time: ${reason}` };
}
