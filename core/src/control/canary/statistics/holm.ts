/**
 * p-values of tests that are done together, raised so that comparing each with α errs in any of them with a chance of at most α,
 * however they depend on each other. (Holm 1979)
 */
export function holm(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 1) - (values[b] ?? 1));
  const adjusted = [...values];
  let highest = 0;
  order.forEach((index, place) => {
    highest = Math.max(highest, Math.min(1, (values[index] ?? 1) * (values.length - place)));
    adjusted[index] = highest;
  });
  return adjusted;
}
