import type { Pipeline, PipelineStage } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { physicalName } from "../assembly/name.ts";
import type { Yaml } from "../assembly/yaml.ts";
import { ACTIONS } from "./actions.ts";
import { deployedBy, destinationOf } from "./journey.ts";
import { buildImages, markLive, startOnMachine } from "./shell.ts";
import { stageMinutes } from "./stage-minutes.ts";

/** The steps of one stage after the checkout. */
export function stepsOf(stage: PipelineStage, pipeline: Pipeline, context: SynthContext): readonly Yaml[] {
  const { graph } = context;
  const environment = destinationOf(stage, pipeline, graph);
  switch (stage.kind) {
    case "test":
      return [node(), ...stage.commands.map((run) => ({ run }))];
    case "build":
      return [
        signIn(stage, context),
        { id: "registry", uses: ACTIONS.registry },
        {
          name: "Build and push the images",
          env: { REGISTRY: `\${{ steps.registry.outputs.registry }}` },
          run: buildImages(graph, deployedBy(pipeline)),
        },
      ];
    case "plan":
      return [node(), signIn(stage, context), { run: "npm ci" }, { run: planCommand(graph.platform, environment) }];
    case "deploy":
      return stage.how === "host"
        ? [
            signIn(stage, context),
            { name: "Start this revision on the machine", run: startOnMachine(graph, environment) },
            { name: "Keep the images of this revision", run: markLive(graph, environment) },
          ]
        : [
            node(),
            signIn(stage, context),
            { run: "npm ci" },
            { run: deployCommand(graph.platform, environment) },
            { name: "Keep the images of this revision", run: markLive(graph, environment) },
          ];
    case "approve":
      return [];
  }
}

/** Shows what the deployment of this revision would change, without changing it. (ATL-CICD-02, BRQ-CICD-05) */
export function planCommand(platform: string, environment: string): string {
  return `npx terrace deploy ${platform} --env ${environment} --release "$REVISION" --diff`;
}

/** Deploys, waits until the services are stable, and ends with 0 only when they are. (BRQ-CICD-01, CON-STM-03) */
export function deployCommand(platform: string, environment: string): string {
  return `npx terrace deploy ${platform} --env ${environment} --release "$REVISION" --yes`;
}

function node(): Yaml {
  return { uses: ACTIONS.node, with: { "node-version": 24, cache: "npm" } };
}

/** Temporary credentials by federation, of a role for each kind of job, for as long as the job may take. (ATL-CICD-06, ATL-CICD-09) */
function signIn(stage: PipelineStage, { graph, region }: SynthContext): Yaml {
  const role =
    stage.kind === "deploy"
      ? `\${{ vars.AWS_DEPLOY_ROLE_ARN }}`
      : `arn:aws:iam::\${{ vars.AWS_ACCOUNT_ID }}:role/${physicalName(graph, stage.kind, 64)}`;
  return {
    uses: ACTIONS.signIn,
    with: { "role-to-assume": role, "aws-region": region, "role-duration-seconds": stageMinutes(stage) * 60 },
  };
}
