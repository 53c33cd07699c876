import type { CanaryTest, CanaryVerdict } from "@terrace/core/report";
import type { Tone } from "../../parts/mark.tsx";

/** What one comparison says, in a word. */
export interface Standing {
  readonly word: string;
  readonly tone: Tone;
}

/** Too small a sample that shows nothing shows nothing: that is no pass. A difference that is sure may still be too small to matter. */
export function standingOf({ isWorse, effect, least, early, needed, has, final }: CanaryTest, alpha: number): Standing {
  if (isWorse) return { word: "worse", tone: "danger" };
  if (final === null && (needed === null || has < needed)) return { word: "too few yet", tone: "plain" };
  const isSure = Math.min(early, final ?? 1) < alpha;
  if (least > 0 && isSure && effect !== null && effect >= least) return { word: "too little to count", tone: "good" };
  return { word: "not worse", tone: "good" };
}

/** That nothing is known yet is what one expects while it is watched, and a reason to go back in the end. */
export function verdictTone({ verdict, evidence }: CanaryVerdict): Tone {
  if (verdict === "inconclusive") return evidence.look === "interim" ? "plain" : "warn";
  return verdict === "pass" ? "good" : "danger";
}
