import type { Deployment } from "@terrace/core/graph";
import type { CfnService } from "aws-cdk-lib/aws-ecs";
import { differ, type SynthContext } from "../assembly/context.ts";
import { minutes } from "../assembly/measure.ts";
import { alarmName, type ProcessResource } from "../assembly/name.ts";

type Configuration = CfnService.DeploymentConfigurationProperty;

/** How ECS itself brings a new revision: no other service takes part. (BRQ-DEPLOY-01..04, STM-DEPLOY-01..05, ATL-DEPLOY-01..04) */
export function deploymentOf(process: ProcessResource, context: SynthContext): Configuration {
  const { deployment } = process;
  return { ...strategyOf(process, context), ...rollbackOf(deployment, context) };
}

function strategyOf(process: ProcessResource, context: SynthContext): Configuration {
  const { deployment } = process;
  switch (deployment.strategy) {
    case "replace":
      return { strategy: "ROLLING", minimumHealthyPercent: 0, maximumPercent: 100 };
    case "rolling":
      return {
        strategy: "ROLLING",
        minimumHealthyPercent: percent(deployment.minimumHealthy),
        maximumPercent: percent(deployment.maximum),
      };
    case "blue-green":
      explainVerification(process, context);
      return { strategy: "BLUE_GREEN", bakeTimeInMinutes: minutes(deployment.bake) };
    case "linear":
    case "canary":
      explainVerification(process, context);
      return stepwise(process, deployment, context);
  }
}

type Stepwise = Extract<Deployment, { readonly strategy: "linear" | "canary" }>;

/** ECS knows one share of a canary, and equal steps of a linear move; both wait before they let the old tasks go. */
function stepwise(
  process: ProcessResource,
  { strategy, steps, keepOld }: Stepwise,
  context: SynthContext,
): Configuration {
  const [first] = steps;
  const share = percent(first?.share ?? 1);
  const bake = minutes(first?.bake ?? 0);
  const last = minutes(Math.max(keepOld, steps.at(-1)?.bake ?? 0));
  if (strategy === "canary") {
    if (steps.length > 2)
      differ(
        context,
        process.id,
        `a canary of ECS has one share: ${share} %, then everything; the spec has ${steps.length} steps`,
      );
    return {
      strategy: "CANARY",
      canaryConfiguration: { canaryPercent: share, canaryBakeTimeInMinutes: bake },
      bakeTimeInMinutes: last,
    };
  }
  const even = steps.every((step, index) => Math.abs(percent(step.share) - Math.min(100, share * (index + 1))) < 0.01);
  const alike = steps.slice(0, -1).every((step) => minutes(step.bake) === bake);
  if (!(even && alike))
    differ(context, process.id, `steps of ECS are of one size and one length: ${share} % every ${bake} min`);
  return {
    strategy: "LINEAR",
    linearConfiguration: { stepPercent: share, stepBakeTimeInMinutes: bake },
    bakeTimeInMinutes: last,
  };
}

/** A circuit breaker watches rolling updates only; where traffic moves between two groups, alarms decide. */
function rollbackOf({ strategy, rollback }: Deployment, { graph }: SynthContext): Configuration {
  const rolling = strategy === "rolling" || strategy === "replace";
  return {
    ...(rolling ? { deploymentCircuitBreaker: { enable: rollback.onFailure, rollback: rollback.onFailure } } : {}),
    ...(rollback.alarms.length === 0
      ? {}
      : {
          alarms: { alarmNames: rollback.alarms.map((alarm) => alarmName(graph, alarm)), enable: true, rollback: true },
        }),
  };
}

function explainVerification({ id, deployment }: ProcessResource, context: SynthContext): void {
  if (!("verify" in deployment)) return;
  const { path, attempts } = deployment.verify;
  differ(
    context,
    id,
    `${path} is not asked ${attempts} times before traffic moves: the balancer's own health check has to succeed first`,
  );
  differ(
    context,
    id,
    "a change to a listener rule sets its weights back to those of the template: change rules between deployments, not during one",
  );
}

/** In tenths of a percent, as ECS counts. */
function percent(ratio: number): number {
  return Math.round(ratio * 1_000) / 10;
}
