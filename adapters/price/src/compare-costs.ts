import type { CostComparison, CostReport, Levels } from "@terrace/core/report";
import { levels, sumOf, sumOfLevels } from "./cents.ts";

const ZERO: Levels = { low: 0, mid: 0, high: 0 };

/** What `to` costs more than `from`, by resource, the largest difference first; a negative one is saved. */
export function compareCosts(from: CostReport, to: CostReport): CostComparison {
  const [before, after] = [byResource(from), byResource(to)];
  const resources = [...new Set([...before.keys(), ...after.keys()])].map((resource) => {
    const [was, is] = [before.get(resource) ?? ZERO, after.get(resource) ?? ZERO];
    return { resource, from: was, to: is, difference: minus(is, was) };
  });
  return {
    platform: to.platform,
    from: from.environment,
    to: to.environment,
    currency: to.currency,
    monthly: minus(to.monthly, from.monthly),
    yearly: minus(to.yearly, from.yearly),
    resources: resources.sort(
      (a, b) => Math.abs(b.difference.mid) - Math.abs(a.difference.mid) || (a.resource < b.resource ? -1 : 1),
    ),
    unpriced: { from: from.unpriced.length, to: to.unpriced.length },
  };
}

function byResource({ items }: CostReport): ReadonlyMap<string, Levels> {
  const names = [...new Set(items.map(({ resource }) => resource))];
  return new Map(
    names.map((name) => [
      name,
      sumOfLevels(items.filter(({ resource }) => resource === name).map(({ monthly }) => monthly)),
    ]),
  );
}

function minus(a: Levels, b: Levels): Levels {
  return levels((level) => sumOf([a[level], -b[level]]));
}
