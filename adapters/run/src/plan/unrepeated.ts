import type { Step } from "./run-plan.ts";

/** Steps of several origins in one row: a copy of the same sources that more than one of them begins with is made once. */
export function unrepeated(steps: readonly Step[]): readonly Step[] {
  const copies = new Set<string>();
  return steps.filter((step) => {
    if (step.kind !== "revision") return true;
    const isFirst = !copies.has(step.to);
    copies.add(step.to);
    return isFirst;
  });
}
