import type { Pipeline, PipelineStage } from "@terrace/core/graph";
import { artifact } from "../assembly/artifact.ts";
import { differ, report, type SynthContext } from "../assembly/context.ts";
import { toYaml, type Yaml } from "../assembly/yaml.ts";
import { ACTION_TAGS, ACTIONS } from "./actions.ts";
import { plainBranch } from "./branch.ts";
import { githubEnvironment } from "./github-environment.ts";
import { stageMinutes } from "./stage-minutes.ts";
import { tellTelegram } from "./telegram.ts";
import { stepsOf } from "./workflow-steps.ts";

/** The workflow of GitHub Actions, for `.github/workflows`: one job for each stage, each after the one before. (STM-CICD-01..04, ATL-CICD-06, WEB-CICD-02) */
export function writeWorkflow(pipeline: Pipeline, context: SynthContext): void {
  const { platform, environment } = context.graph;
  const jobs = jobsOf(pipeline, context);
  const text = toYaml(
    {
      name: `Deploy ${platform} ${environment}`,
      on: { push: { branches: [plainBranch(pipeline)] }, workflow_dispatch: {} },
      permissions: {},
      concurrency: { group: `deploy-${platform}-${environment}`, "cancel-in-progress": false },
      env: { REVISION: `\${{ github.sha }}` },
      jobs: { ...jobs, ...tellTelegram(pipeline, Object.keys(jobs), context) },
    },
    ACTION_TAGS,
  );
  artifact(`.github/workflows/deploy-${githubEnvironment(context.graph, environment)}.yml`, text, context);
  report(context, pipeline.id, {
    code: "TER-SYN-005",
    message: `the workflow among the artifacts goes to .github/workflows; GitHub needs the variable AWS_ACCOUNT_ID for the repository, and AWS_DEPLOY_ROLE_ARN, the branch ${plainBranch(pipeline)} and the reviewers for each environment that it deploys, called ${githubEnvironment(context.graph, "<environment>")} there`,
    hint: "The stack `delivery` of an environment makes its role and writes its ARN to the parameter store.",
  });
  if (pipeline.stages.some(({ kind }) => kind === "build"))
    report(context, pipeline.id, {
      code: "TER-SYN-005",
      message: "images are built from services/<name>/Dockerfile, one for each process",
      hint: null,
    });
}

function jobsOf(pipeline: Pipeline, context: SynthContext): Readonly<Record<string, Yaml>> {
  const jobs: Record<string, Yaml> = {};
  let before: string | null = null;
  let approvedBy: string | null = null;
  for (const stage of pipeline.stages) {
    if (stage.kind === "approve") {
      approvedBy = stage.by;
      differ(
        context,
        pipeline.id,
        `GitHub asks for the approval of "${stage.by}" where the environment of the next deployment names its reviewers`,
      );
      continue;
    }
    jobs[stage.name] = {
      ...(stage.kind === "deploy" && approvedBy !== null ? { name: `${stage.name} (approved by ${approvedBy})` } : {}),
      "runs-on": "ubuntu-latest",
      "timeout-minutes": stageMinutes(stage),
      ...(before === null ? {} : { needs: [before] }),
      ...(stage.kind === "deploy" ? { environment: githubEnvironment(context.graph, stage.environment) } : {}),
      permissions: permissionsOf(stage),
      steps: [checkout(), ...stepsOf(stage, pipeline, context)],
    };
    before = stage.name;
    if (stage.kind === "deploy") approvedBy = null;
  }
  return jobs;
}

/** Who signs in to AWS may ask for a token of GitHub; nobody may write to the repository. (ATL-CICD-09) */
function permissionsOf({ kind }: PipelineStage): Yaml {
  return kind === "test" ? { contents: "read" } : { "id-token": "write", contents: "read" };
}

/** Private submodules are read by a token of their own, where the repository has one. (BRQ-CICD-03) */
function checkout(): Yaml {
  return {
    uses: ACTIONS.checkout,
    with: {
      submodules: "recursive",
      token: `\${{ secrets.SUBMODULES_TOKEN || github.token }}`,
      "persist-credentials": false,
    },
  };
}
