import type { Pipeline, PipelineStage } from "@terrace/core/graph";
import { findResource } from "@terrace/core/graph";
import { artifact } from "../assembly/artifact.ts";
import { differ, report, type SynthContext } from "../assembly/context.ts";
import { nameOf, processesOf } from "../assembly/name.ts";
import { deploySteps, imageSteps, planSteps, signIn } from "./workflow-steps.ts";
import { toYaml, type Yaml } from "./yaml.ts";

/** The workflow of GitHub Actions, for `.github/workflows`: one job for each stage, each after the one before. (STM-CICD-01..04, ATL-CICD-06, WEB-CICD-02) */
export function writeWorkflow(pipeline: Pipeline, context: SynthContext): void {
  const branch = pipeline.branch.kind === "literal" ? pipeline.branch.value : "main";
  const jobs = jobsOf(pipeline, context);
  const text = toYaml({
    name: `Deploy ${context.graph.platform}`,
    on: { push: { branches: [branch] }, workflow_dispatch: {} },
    permissions: { contents: "read" },
    concurrency: {
      group: `deploy-${context.graph.platform}-${context.graph.environment}`,
      "cancel-in-progress": false,
    },
    jobs,
  });
  artifact(`.github/workflows/deploy-${context.graph.environment}.yml`, text, context);
  report(context, pipeline.id, {
    code: "TER-SYN-005",
    message: `the workflow among the artifacts goes to .github/workflows, and each environment of GitHub needs the variable AWS_DEPLOY_ROLE_ARN`,
    hint: "The stack `delivery` of an environment makes its role and writes its ARN to the parameter store.",
  });
}

function jobsOf(pipeline: Pipeline, context: SynthContext): Yaml {
  const jobs: Record<string, Yaml> = {};
  let before: string | null = null;
  let approvedBy: string | null = null;
  for (const stage of pipeline.stages) {
    if (stage.kind === "approve") {
      approvedBy = stage.by;
      differ(
        context,
        pipeline.id,
        `GitHub asks for the approval of "${stage.by}" where the environment after it names its reviewers`,
      );
      continue;
    }
    const needs: Yaml = before === null ? {} : { needs: [before] };
    jobs[stage.name] = {
      ...(approvedBy === null ? {} : { name: `${stage.name} (approved by ${approvedBy})` }),
      "runs-on": "ubuntu-latest",
      ...needs,
      ...environmentOf(stage, context),
      ...(stage.kind === "test" ? {} : { permissions: { "id-token": "write", contents: "read" } }),
      steps: [checkout(), ...stepsOf(stage, context)],
    };
    before = stage.name;
    approvedBy = null;
  }
  for (const channel of pipeline.notify) tell(jobs, channel, { last: before, context });
  return jobs;
}

function checkout(): Yaml {
  return { uses: "actions/checkout@v4", with: { submodules: "recursive" } };
}

/** A deployment runs in its environment of GitHub, which holds its role and its reviewers. */
function environmentOf(stage: PipelineStage, { graph }: SynthContext): Record<string, Yaml> {
  if (stage.kind === "deploy") return { environment: stage.environment };
  return stage.kind === "test" ? {} : { environment: graph.environment };
}

function stepsOf(stage: PipelineStage, context: SynthContext): readonly Yaml[] {
  switch (stage.kind) {
    case "test":
      return [
        { uses: "actions/setup-node@v4", with: { "node-version": 24, cache: "npm" } },
        ...stage.commands.map((run) => ({ run })),
      ];
    case "build":
      return [
        ...signIn(context.region),
        ...imageSteps(
          processesOf(context.graph).map(({ id }) => nameOf(id)),
          context,
        ),
      ];
    case "plan":
      return [...signIn(context.region), ...planSteps(context)];
    case "deploy":
      return [...signIn(context.region), ...deploySteps(stage, context)];
    case "approve":
      return [];
  }
}

/** Telegram takes a message from the workflow itself; other channels hear of it by their topic. (BRQ-CICD-04, BRQ-ALARM-11) */
function tell(
  jobs: Record<string, Yaml>,
  id: string,
  { last, context }: { readonly last: string | null; readonly context: SynthContext },
): void {
  const channel = findResource(context.graph, "channel", id);
  if (channel?.medium !== "telegram" || last === null) return;
  const send = (text: string): Yaml => ({
    run: `printf 'url = "https://api.telegram.org/bot%s/sendMessage"\\n' "$TELEGRAM_TOKEN" | curl -fsS --config - --data-urlencode "chat_id=$TELEGRAM_CHAT" --data-urlencode "text=${text}"`,
    env: { TELEGRAM_TOKEN: `\${{ secrets.TELEGRAM_TOKEN }}`, TELEGRAM_CHAT: `\${{ vars.TELEGRAM_CHAT }}` },
  });
  const what = `${context.graph.platform} \${{ github.sha }}`;
  jobs["tell-start"] = { "runs-on": "ubuntu-latest", steps: [send(`started: ${what}`)] };
  jobs["tell-end"] = {
    "runs-on": "ubuntu-latest",
    needs: Object.keys(jobs).filter((name) => name !== "tell-start"),
    if: "always()",
    steps: [send(`\${{ contains(needs.*.result, 'failure') && 'failed' || 'done' }}: ${what}`)],
  };
}
