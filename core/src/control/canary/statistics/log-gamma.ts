/** From here on Stirling's series with the terms below is exact to the last digits of a double. */
const LARGE = 16;

/** Logarithm of Γ(x) for x > 0: Stirling's series, reached by the recurrence Γ(x + 1) = x Γ(x). (Abramowitz and Stegun 6.1.15, 6.1.41) */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1];
  while (shifted < LARGE) {
    product *= shifted;
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}

/** Logarithm of the number of ways to choose `some` of `all`. */
export function logChoose(all: number, some: number): number {
  return logGamma(all + 1) - logGamma(some + 1) - logGamma(all - some + 1);
}
