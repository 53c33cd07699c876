import type { Milliseconds } from "@terrace/core/units";

/** Whether any of these copies has to be tested: they are, one of them each time, as often as the graph says; never without a rule or a copy. */
export function testIsDue(
  copies: readonly { readonly verification: { readonly at: string } | null }[],
  every: Milliseconds | null,
  now: number,
): boolean {
  if (every === null || copies.length === 0) return false;
  const tests = copies.flatMap(({ verification }) => (verification === null ? [] : [Date.parse(verification.at)]));
  return now - Math.max(0, ...tests) >= every;
}
