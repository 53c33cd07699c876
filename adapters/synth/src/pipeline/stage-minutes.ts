import type { PipelineStage } from "@terrace/core/graph";

/** The longest deployment that is waited for, in minutes: canaries watch every step. */
const DEPLOY_MINUTES = 180;

/** How long a job may take in minutes, whichever engine runs it; its credentials last as long. */
export function stageMinutes({ kind }: PipelineStage): number {
  return kind === "deploy" ? DEPLOY_MINUTES : 60;
}
