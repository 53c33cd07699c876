/** Share of a standard normal distribution above z. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  return z < 3 ? 0.5 - density(z) * series(z) : density(z) / millsFraction(z);
}

/** The z below which this share of a standard normal distribution lies, for 0 < share < 1. */
export function normalQuantile(share: number): number {
  if (share < 0.5) return -normalQuantile(1 - share);
  // The tail is convex, so Newton's steps from the middle approach from one side and never go beyond.
  let [z, step] = [0, 1];
  while (step > 1e-14 * (1 + z)) {
    step = (upperTail(z) - (1 - share)) / density(z);
    z += step;
  }
  return z;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** z + z³/3 + z⁵/(3·5) + …: every term is positive, so nothing cancels. (Abramowitz and Stegun 26.2.11) */
function series(z: number): number {
  let [term, sum] = [z, z];
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/…)) from its far end: the tail keeps its relative precision however small it is. (26.2.14) */
function millsFraction(z: number): number {
  let value = z;
  for (let term = 100; term >= 1; term--) value = z + term / value;
  return value;
}
