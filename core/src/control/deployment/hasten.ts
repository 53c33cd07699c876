import type { Deployment } from "../../graph/index.ts";
import type { Milliseconds } from "../../units/index.ts";

/**
 * The same deployment with all its waiting divided by a speed above 0, for rehearsals: shares, attempts and bounds stay what they are.
 * How long a task may take to become healthy is a fact about the task, and no waiting. What is watched stays watched at any speed: a canary
 * that nobody looked at for no time at all would pass.
 */
export function hasten(rules: Deployment, speed: number): Deployment {
  const faster = (time: Milliseconds) => (time === 0 ? 0 : Math.max(1, Math.round(time / speed)));
  switch (rules.strategy) {
    case "replace":
    case "rolling":
      return rules;
    case "blue-green":
      return {
        ...rules,
        verify: { ...rules.verify, interval: faster(rules.verify.interval) },
        bake: faster(rules.bake),
      };
    default:
      return {
        ...rules,
        steps: rules.steps.map(({ share, bake }) => ({ share, bake: faster(bake) })),
        keepOld: faster(rules.keepOld),
        verify: { ...rules.verify, interval: faster(rules.verify.interval) },
      };
  }
}
