import type { Graph, Pipeline, PipelineStage } from "@terrace/core/graph";

/** Environments that a pipeline deploys, in its order. They share an account. */
export function deployedBy({ stages }: Pick<Pipeline, "stages">): readonly string[] {
  return [...new Set(stages.flatMap((stage) => (stage.kind === "deploy" ? [stage.environment] : [])))];
}

/**
 * What of a pipeline stands with an environment. The same words reach every environment of a platform, and a push must start one pipeline only:
 * it stands with the environment that it deploys last. Those before it let it in; the others are none of its business.
 */
export function shareOf(pipeline: Pipeline, { environment }: Graph): "all" | "entry" | "none" {
  const deployed = deployedBy(pipeline);
  if (deployed.length === 0 || deployed.at(-1) === environment) return "all";
  return deployed.includes(environment) ? "entry" : "none";
}

/** The environment that a stage leads to: its own, or that of the next deployment. */
export function destinationOf(stage: PipelineStage, { stages }: Pipeline, { environment }: Graph): string {
  const next = stages.slice(stages.indexOf(stage)).find(({ kind }) => kind === "deploy");
  return next?.kind === "deploy" ? next.environment : environment;
}
