import type { Pipeline } from "@terrace/core/graph";
import type { SynthContext } from "./assembly/context.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { buildCodePipeline } from "./pipeline/code-pipeline.ts";
import { buildDeployRole } from "./pipeline/deploy-role.ts";
import { writeWorkflow } from "./pipeline/workflow.ts";

/** What happens between a push and a running revision. (BRQ-CICD-01, STM-CICD-01..05, ATL-CICD-01..09, DFZ-CICD-01..07, WEB-CICD-01..03) */
export function synthPipeline(pipeline: Pipeline, context: SynthContext): Part {
  if (pipeline.engine === "codepipeline") {
    buildCodePipeline(pipeline, context);
    return SYNTHESIZED;
  }
  buildDeployRole(pipeline, context);
  writeWorkflow(pipeline, context);
  return SYNTHESIZED;
}
