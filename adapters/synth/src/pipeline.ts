import { type Pipeline, resourcesOf } from "@terrace/core/graph";
import { report, type SynthContext } from "./assembly/context.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { buildCodePipeline } from "./pipeline/code-pipeline.ts";
import { buildGithubRoles } from "./pipeline/github-roles.ts";
import { deployedBy, shareOf } from "./pipeline/journey.ts";
import { writeWorkflow } from "./pipeline/workflow.ts";

/** What happens between a push and a running revision. (BRQ-CICD-01, STM-CICD-01..05, ATL-CICD-01..09, DFZ-CICD-01..07, WEB-CICD-01..03) */
export function synthPipeline(pipeline: Pipeline, context: SynthContext): Part {
  const [first] = resourcesOf(context.graph, "pipeline");
  if (first !== undefined && first.id !== pipeline.id) return onlyOne(pipeline, first, context);
  const share = shareOf(pipeline, context.graph);
  const last = deployedBy(pipeline).at(-1);
  if (share === "none") return absent(`it deploys ${last}; this environment is deployed by a person`);
  if (pipeline.engine === "codepipeline") {
    if (share === "entry") return absent(`it stands with ${last} and deploys this environment from there`);
    buildCodePipeline(pipeline, context);
    return SYNTHESIZED;
  }
  buildGithubRoles(pipeline, share === "all" ? pipeline.stages : pipeline.stages.filter(isDeployment), context);
  if (share === "all") writeWorkflow(pipeline, context);
  return SYNTHESIZED;
}

function isDeployment({ kind }: Pipeline["stages"][number]): boolean {
  return kind === "deploy";
}

/** Roles, workflow and bucket are called after the environment: a second pipeline would take the first one's away. */
function onlyOne(pipeline: Pipeline, first: Pipeline, context: SynthContext): Part {
  report(context, pipeline.id, {
    code: "TER-SYN-004",
    message: `an environment is brought to AWS by one pipeline, and ${first.id} does that already`,
    hint: "Put the stages of both into one, or give them to different environments.",
  });
  return absent(`${first.id} brings this environment to AWS`);
}
