import type { Deployment, Rollback } from "@terrace/core/graph";
import type { Deployable } from "../../plan/deployable.ts";
import { Refused } from "../control/route.ts";

/** The strategies that can be asked for by name. */
export const STRATEGIES = ["rolling", "blue-green", "linear", "canary"] as const;
export type Strategy = (typeof STRATEGIES)[number];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * How a service is to be deployed: as its graph says, or by a strategy that was asked for, with the figures that ECS gives it where the graph
 * has none. Throws a `Refused` where requests would have to be shared out and none are.
 */
export function rulesFor({ name, resource, health, isRouted }: Deployable, strategy: Strategy | null): Deployment {
  const own = resource.deployment;
  const rules =
    strategy === null || own.strategy === strategy
      ? own
      : standard(strategy, { path: health.path, rollback: own.rollback });
  if (isRouted || !("verify" in rules)) return rules;
  if (strategy === null) return rolling(own.rollback);
  const why = `${name} gets no requests from a balancer, so there are none to share out: it can only be deployed rolling`;
  throw new Refused(422, "STRATEGY_UNFIT", why);
}

/** One task after the other: what `up` does with code that has changed. */
export function rollingRules({ resource: { deployment } }: Deployable): Deployment {
  return deployment.strategy === "rolling" ? deployment : rolling(deployment.rollback);
}

/** The way back to tasks that were kept: they are there, so all requests go to them at once. */
export function backRules({ resource, health }: Deployable): Deployment {
  const verify = { path: health.path, attempts: 3, interval: SECOND };
  return { strategy: "blue-green", verify, bake: 0, rollback: resource.deployment.rollback };
}

function standard(
  strategy: Strategy,
  { path, rollback }: { readonly path: string; readonly rollback: Rollback },
): Deployment {
  const verify = { path, attempts: 3, interval: 5 * SECOND };
  switch (strategy) {
    case "rolling":
      return rolling(rollback);
    case "blue-green":
      return { strategy, verify, bake: 5 * MINUTE, rollback };
    case "linear": {
      const steps = Array.from({ length: 10 }, (_, index) => ({
        share: (index + 1) / 10,
        bake: index === 9 ? 0 : MINUTE,
      }));
      return { strategy, steps, keepOld: 0, verify, rollback };
    }
    case "canary": {
      const steps = [
        { share: 0.05, bake: 5 * MINUTE },
        { share: 1, bake: 0 },
      ];
      return { strategy, steps, keepOld: 0, verify, rollback };
    }
  }
}

function rolling(rollback: Rollback): Deployment {
  return { strategy: "rolling", minimumHealthy: 1, maximum: 2, rollback };
}
