import type { CanaryEvidence } from "../../report/index.ts";
import type { CanaryRules } from "./observation.ts";

/** What may be spent on looking before the end: little, since evidence that needs no end is strong evidence anyway. */
const EARLY = 0.25;

/** How the chance of a false alarm is divided: first among the judgements that share it, then between watching and the end. */
export function alphaOf({ alpha, judgements }: CanaryRules): CanaryEvidence["alpha"] {
  const share = alpha / Math.max(1, judgements);
  return { total: alpha, early: share * EARLY, final: share * (1 - EARLY) };
}
