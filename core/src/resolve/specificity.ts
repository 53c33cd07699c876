/**
 * Orders path patterns so that the first match is the most specific one:
 * whole paths before patterns, longer ones before shorter ones, then by the alphabet.
 */
export function bySpecificity(a: string, b: string): number {
  const wild = Number(a.includes("*")) - Number(b.includes("*"));
  return wild || b.length - a.length || (a < b ? -1 : a > b ? 1 : 0);
}
