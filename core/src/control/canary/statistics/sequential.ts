import { incompleteBeta, logBeta } from "./incomplete-beta.ts";
import { upperTail } from "./normal.ts";

/**
 * How much better the finds so far are explained by `own` having more than its share of them, as a likelihood ratio averaged over all
 * larger shares. If it has no more than its share, this exceeds 1/α at any time whatsoever with a chance of at most α (Ville's
 * inequality), so it may be looked at after every request. (mixture sequential probability ratio test: Robbins 1970)
 */
export function shareEvidence(finds: { readonly own: number; readonly all: number }, share: number): number {
  const { own, all } = finds;
  if (all === 0 || share <= 0 || share >= 1) return 1;
  const [a, b] = [own + 1, all - own + 1];
  const above = incompleteBeta(1 - share, b, a);
  if (above <= 0) return 0;
  const averaged = logBeta(a, b) + Math.log(above) - Math.log1p(-share);
  return Math.exp(averaged - own * Math.log(share) - (all - own) * Math.log1p(-share));
}

/** Information at which a drift that is just visible is found soonest; larger ones show before, smaller ones after. */
const PRIOR = 100;

/**
 * The same for a statistic that is standard normal at any one time and moves like a Brownian motion as data comes in, such as that of
 * Mann and Whitney: `information` is m·n/(m + n). Holds for large samples. (Robbins 1970; Waudby-Smith et al. 2021)
 */
export function driftEvidence(z: number, information: number): number {
  const scale = information / (information + PRIOR);
  const height = Math.exp((z * z * scale) / 2) * Math.sqrt(1 - scale);
  return 2 * height * upperTail(-z * Math.sqrt(scale));
}
